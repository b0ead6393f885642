//! Reads an expression: a small recursive descent, with bounded length and depth.
//!
//! ```text
//! relation = sum comparison sum
//! sum      = product (("+" | "-") product)*
//! product  = signed (("*" | "/") signed)*
//! signed   = "-" signed | primary
//! primary  = number | name | function "(" sum ("," sum)* ")" | "(" sum ")"
//! ```

use super::expression::{Comparison, Expr, Over, Pick};
use super::{Relation, Syntax};
use crate::quantity::Decimal;
use crate::text::Span;

/// How many bytes an expression may have: no arithmetic that a person checks is longer.
const LONGEST: usize = 1024;

/// How deep parentheses, functions and signs may nest: far beyond what can be read, far below what a stack holds.
const DEEPEST: usize = 48;

/// The functions, for the message about a name that is none of them.
const FUNCTIONS: &str = "count(x), sum(x), min(…), max(…), abs(x)";

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(Decimal),
    Name(String),
    Compare(Comparison),
    Plus,
    Minus,
    Times,
    Over,
    Open,
    Close,
    Comma,
    End,
}

/// The signs, longest first; a sign as it is printed means the same as the one that keyboards have.
const SIGNS: &[(&str, Token)] = &[
    ("<=", Token::Compare(Comparison::AtMost)),
    (">=", Token::Compare(Comparison::AtLeast)),
    ("!=", Token::Compare(Comparison::NotEqual)),
    ("==", Token::Compare(Comparison::Equal)),
    ("≤", Token::Compare(Comparison::AtMost)),
    ("≥", Token::Compare(Comparison::AtLeast)),
    ("≠", Token::Compare(Comparison::NotEqual)),
    ("=", Token::Compare(Comparison::Equal)),
    ("<", Token::Compare(Comparison::Less)),
    (">", Token::Compare(Comparison::Greater)),
    ("+", Token::Plus),
    ("-", Token::Minus),
    ("−", Token::Minus),
    ("*", Token::Times),
    ("×", Token::Times),
    ("/", Token::Over),
    ("÷", Token::Over),
    ("(", Token::Open),
    (")", Token::Close),
    (",", Token::Comma),
];

/// Reads `expr`, for example `mean * days = total`.
///
/// # Errors
///
/// The first place that cannot be read, with what stands there and what would be right.
pub fn parse(expr: &str) -> Result<Relation, Syntax> {
    if expr.len() > LONGEST {
        return Err(syntax(
            Span::new(0, expr.len()),
            "the expression is too long",
            "at most 1024 bytes: use several relations",
        ));
    }
    let mut parser = Parser { tokens: tokens(expr)?, next: 0, depth: 0 };
    let left = parser.sum()?;
    let comparison = match parser.take() {
        (Token::Compare(comparison), _) => comparison,
        (Token::End, at) => {
            return Err(syntax(at, "nothing is compared", "write one of = != < <= > >= between two sides"));
        }
        (token, at) => return Err(unexpected(&token, at, "an operator was expected: + - * / or a comparison")),
    };
    let right = parser.sum()?;
    match parser.take() {
        (Token::End, _) => {}
        (Token::Compare(_), at) => {
            return Err(syntax(at, "a second comparison", "write one comparison; use one relation for each"));
        }
        (token, at) => return Err(unexpected(&token, at, "an operator was expected: + - * /")),
    }
    let relation = Relation { text: expr.to_owned(), left, comparison, right };
    if relation.names().is_empty() {
        return Err(syntax(
            Span::new(0, expr.len()),
            "no operand is named",
            "name at least one, as in taxes <= income",
        ));
    }
    Ok(relation)
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.next).map_or(&Token::End, |(token, _)| token)
    }

    /// The next token; the last one, the end, is never used up.
    fn take(&mut self) -> (Token, Span) {
        let last = self.tokens.len().saturating_sub(1);
        let found = self.tokens.get(self.next.min(last)).cloned();
        self.next = (self.next + 1).min(last);
        found.unwrap_or((Token::End, Span::new(0, 0)))
    }

    fn sum(&mut self) -> Result<Expr, Syntax> {
        let parts = self.parts(Self::product, &Token::Plus, &Token::Minus)?;
        Ok(single(parts).unwrap_or_else(Expr::Sum))
    }

    fn product(&mut self) -> Result<Expr, Syntax> {
        let parts = self.parts(Self::signed, &Token::Times, &Token::Over)?;
        Ok(single(parts).unwrap_or_else(Expr::Product))
    }

    /// Parts joined by `plain` or, marked as such, by `inverse`.
    fn parts(
        &mut self,
        part: fn(&mut Self) -> Result<Expr, Syntax>,
        plain: &Token,
        inverse: &Token,
    ) -> Result<Vec<(bool, Expr)>, Syntax> {
        let mut parts = vec![(false, part(self)?)];
        while self.peek() == plain || self.peek() == inverse {
            let (token, _) = self.take();
            parts.push((token == *inverse, part(self)?));
        }
        Ok(parts)
    }

    fn signed(&mut self) -> Result<Expr, Syntax> {
        if *self.peek() != Token::Minus {
            return self.primary();
        }
        let (_, at) = self.take();
        self.deeper(at, |parser| Ok(Expr::Negative(Box::new(parser.signed()?))))
    }

    fn primary(&mut self) -> Result<Expr, Syntax> {
        match self.take() {
            (Token::Number(number), _) => Ok(Expr::Number(number)),
            (Token::Name(name), at) if *self.peek() == Token::Open => {
                let (_, open) = self.take();
                let arguments = self.deeper(open, Self::arguments)?;
                call(&name, arguments, at)
            }
            (Token::Name(name), _) => Ok(Expr::Name(name)),
            (Token::Open, at) => self.deeper(at, |parser| {
                let inner = parser.sum()?;
                parser.close(at)?;
                Ok(inner)
            }),
            (token, at) => Err(unexpected(&token, at, "a name, a number or ( was expected")),
        }
    }

    fn arguments(&mut self) -> Result<Vec<Expr>, Syntax> {
        let open = self.tokens.get(self.next.saturating_sub(1)).map_or(Span::new(0, 0), |(_, at)| *at);
        let mut arguments = vec![self.sum()?];
        while *self.peek() == Token::Comma {
            self.take();
            arguments.push(self.sum()?);
        }
        self.close(open)?;
        Ok(arguments)
    }

    fn close(&mut self, open: Span) -> Result<(), Syntax> {
        match self.take() {
            (Token::Close, _) => Ok(()),
            (Token::End, _) => Err(syntax(open, "this ( is never closed", "add the ) that belongs to it")),
            (token, at) => Err(unexpected(&token, at, "an operator or ) was expected")),
        }
    }

    fn deeper<T>(&mut self, at: Span, read: impl FnOnce(&mut Self) -> Result<T, Syntax>) -> Result<T, Syntax> {
        if self.depth == DEEPEST {
            return Err(syntax(at, "the expression nests too deeply", "at most 48 levels of ( and signs"));
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }
}

/// The one part of a sum or product of one part, else its parts.
fn single(mut parts: Vec<(bool, Expr)>) -> Result<Expr, Vec<(bool, Expr)>> {
    if parts.len() == 1 { parts.pop().map(|(_, part)| part).ok_or(parts) } else { Err(parts) }
}

fn call(function: &str, mut arguments: Vec<Expr>, at: Span) -> Result<Expr, Syntax> {
    let over = match function {
        "count" => Over::Count,
        "sum" => Over::Sum,
        "min" => Over::Pick(Pick::Min),
        "max" => Over::Pick(Pick::Max),
        "abs" => {
            return match (arguments.pop(), arguments.is_empty()) {
                (Some(inner), true) => Ok(Expr::Abs(Box::new(inner))),
                _ => Err(syntax(at, "abs takes one argument", "as in abs(a - b)")),
            };
        }
        other => {
            return Err(syntax(
                at,
                &format!("there is no function {other:?}"),
                &format!("the functions are {FUNCTIONS}"),
            ));
        }
    };
    match (over, arguments.as_slice()) {
        (over, [Expr::Name(name)]) => Ok(Expr::Over(over, name.clone())),
        (Over::Pick(pick), _) => Ok(Expr::Pick(pick, arguments)),
        _ => Err(syntax(
            at,
            &format!("{function} takes one name"),
            &format!("as in {function}(parts), where parts is bound to several values"),
        )),
    }
}

fn tokens(text: &str) -> Result<Vec<(Token, Span)>, Syntax> {
    let mut found: Vec<(Token, Span)> = Vec::new();
    let mut at = 0;
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or("");
        let run = |accept: fn(char) -> bool| rest.find(|c| !accept(c)).unwrap_or(rest.len());
        if first.is_whitespace() {
            at += first.len_utf8();
        } else if first.is_ascii_digit() || first == '.' {
            let span = Span::new(at, at + run(|c| c.is_ascii_digit() || c == '.'));
            found.push((number(text, span)?, span));
            at = span.end;
        } else if first.is_alphabetic() || first == '_' {
            let span = Span::new(at, at + run(|c| c.is_alphanumeric() || c == '_'));
            found.push((name(span.of(text), span)?, span));
            at = span.end;
        } else if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            let span = Span::new(at, at + sign.len());
            found.push((token.clone(), span));
            at = span.end;
        } else {
            let help = if first == '%' {
                "a percentage is a fraction here: write 0.35 for 35 %"
            } else {
                "an expression has names, numbers, + - * / ( ) and one comparison"
            };
            return Err(syntax(Span::new(at, at + first.len_utf8()), &format!("{first:?} has no meaning here"), help));
        }
    }
    found.push((Token::End, Span::new(text.len(), text.len())));
    Ok(found)
}

fn number(text: &str, span: Span) -> Result<Token, Syntax> {
    let written = span.of(text);
    let wrong = |message: &str, help: &str| Err(syntax(span, message, help));
    let (whole, fraction) = written.split_once('.').map_or((written, None), |(whole, part)| (whole, Some(part)));
    if whole.is_empty() || fraction.is_some_and(|part| part.is_empty() || part.contains('.')) {
        return wrong("this is no number", "write it as 12 or 0.5");
    }
    // "1,500" would otherwise be read as two arguments of min or max.
    let after = text.get(span.end..).unwrap_or("").as_bytes();
    if after.first() == Some(&b',') && after.get(1).is_some_and(u8::is_ascii_digit) {
        return wrong(
            "a number has no comma",
            "write 1000, not 1,000; between two arguments put a space after the comma",
        );
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return wrong("a number does not begin with a needless zero", "write it as 12 or 0.5");
    }
    match Decimal::from_str_exact(written) {
        Ok(number) => Ok(Token::Number(number)),
        Err(_) => wrong("the number has too many digits", "at most 28 digits are held exactly"),
    }
}

fn name(written: &str, span: Span) -> Result<Token, Syntax> {
    if written.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        return Ok(Token::Name(written.to_owned()));
    }
    Err(syntax(span, &format!("{written:?} cannot name an operand"), "a name has small letters a to z, digits and _"))
}

fn unexpected(token: &Token, at: Span, help: &str) -> Syntax {
    let found = match token {
        Token::End => "the expression ends too early".to_owned(),
        Token::Number(number) => format!("unexpected number {number}"),
        Token::Name(name) => format!("unexpected name {name:?}"),
        Token::Compare(_) => "unexpected comparison".to_owned(),
        other => {
            let sign = SIGNS.iter().find(|(_, token)| token == other).map_or("sign", |(sign, _)| sign);
            format!("unexpected {sign}")
        }
    };
    syntax(at, &found, help)
}

fn syntax(at: Span, message: &str, help: &str) -> Syntax {
    Syntax { at, message: message.to_owned(), help: help.to_owned() }
}
