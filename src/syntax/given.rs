//! Given names: where one opens a personal name, it is the head of it.
//!
//! Names that are as often a place, a month or a title are left out ("Virginia", "April", "Dean").

#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Aaron", "Abdul", "Abdullah", "Abigail", "Abraham", "Adam", "Adrian", "Agnes", "Ahmad", "Ahmed", "Aisha",
    "Alan", "Albert", "Alberto", "Alejandro", "Aleksandr", "Alex", "Alexander", "Alexandra", "Alexei", "Alexis",
    "Alfred", "Ali", "Alice", "Alicia", "Alison", "Allan", "Allen", "Allison", "Alvin", "Amanda", "Amber", "Amir",
    "Amit", "Amy", "Ana", "Anastasia", "Andre", "Andrea", "Andreas", "Andrei", "Andres", "Andrew", "Andriy",
    "Andrzej", "Andy", "Angel", "Angela", "Angelina", "Angelo", "Angus", "Anil", "Anita", "Ann", "Anna", "Anne",
    "Annette", "Annie", "Anthony", "Antoine", "Anton", "Antonio", "Archie", "Ariel", "Arjun", "Arnold", "Arthur",
    "Arturo", "Ashley", "Ashton", "Asif", "Audrey", "Barack", "Barbara", "Barry", "Beatrice", "Becky", "Ben",
    "Benedict", "Benigno", "Benjamin", "Bernard", "Bernie", "Beth", "Betty", "Beverly", "Bill", "Billy", "Blake",
    "Bob", "Bobby", "Boris", "Brad", "Bradley", "Brandon", "Brenda", "Brendan", "Brent", "Brett", "Brian",
    "Bridget", "Britney", "Brittany", "Bruce", "Bruno", "Bryan", "Caleb", "Calvin", "Cameron", "Carl", "Carla",
    "Carlos", "Carmen", "Carol", "Caroline", "Carolyn", "Carrie", "Cassandra", "Catherine", "Cathy", "Cecilia",
    "Chad", "Charles", "Charlie", "Charlotte", "Cheryl", "Chloe", "Chris", "Christian", "Christina", "Christine",
    "Christoph", "Christopher", "Cindy", "Claire", "Clara", "Clarence", "Claude", "Claudia", "Clifford", "Clinton",
    "Clyde", "Cody", "Colin", "Colleen", "Connie", "Connor", "Courtney", "Craig", "Curtis", "Cynthia", "Daisy",
    "Damian", "Dan", "Dana", "Daniel", "Daniela", "Danielle", "Danny", "Darren", "Darryl", "Dave", "David", "Dawn",
    "Debbie", "Deborah", "Debra", "Denis", "Denise", "Dennis", "Derek", "Desmond", "Diana", "Diane", "Dick",
    "Diego", "Dmitri", "Dmitry", "Dominic", "Don", "Donald", "Donna", "Dora", "Doris", "Dorothy", "Doug", "Douglas",
    "Duncan", "Dustin", "Dylan", "Ed", "Eddie", "Edgar", "Edith", "Edmund", "Eduardo", "Edward", "Edwin", "Eileen",
    "Elaine", "Eleanor", "Elena", "Eli", "Elias", "Elijah", "Elisabeth", "Elizabeth", "Ella", "Ellen", "Elliott",
    "Elon", "Elsie", "Emilio", "Emily", "Emma", "Emmanuel", "Enrique", "Eric", "Erica", "Erik", "Erin", "Ernest",
    "Esther", "Ethan", "Eugene", "Eva", "Evan", "Evelyn", "Fatima", "Felicia", "Felipe", "Felix", "Ferdinand",
    "Fernando", "Fiona", "Frances", "Francesca", "Francesco", "Francis", "Francisco", "Francois", "Frank",
    "Franklin", "François", "Fred", "Frederick", "Friedrich", "Gabriel", "Gabriela", "Gareth", "Gary", "Gavin",
    "Gemma", "Gene", "Geoffrey", "George", "Gerald", "Gerard", "Gerhard", "Gilbert", "Gina", "Giovanni", "Giuseppe",
    "Gladys", "Glen", "Glenn", "Gloria", "Gordon", "Grace", "Graham", "Greg", "Gregory", "Guillermo", "Gustavo",
    "Hamid", "Hannah", "Hans", "Harold", "Harriet", "Harry", "Harvey", "Hassan", "Heather", "Hector", "Heidi",
    "Heinrich", "Helen", "Helena", "Helmut", "Henri", "Henry", "Herbert", "Herman", "Hillary", "Holly", "Howard",
    "Hubert", "Hugh", "Hugo", "Hussein", "Ian", "Ibrahim", "Igor", "Imelda", "Imran", "Indira", "Ingrid", "Irene",
    "Iris", "Isaac", "Isabel", "Isabella", "Ismail", "Ivan", "Ivy", "Jacinda", "Jack", "Jackie", "Jacob",
    "Jacqueline", "Jacques", "Jaime", "Jake", "James", "Jamie", "Jane", "Janet", "Janice", "Jared", "Jasmine",
    "Jason", "Javier", "Jay", "Jean", "Jeanne", "Jeff", "Jeffrey", "Jenna", "Jennifer", "Jenny", "Jeremy", "Jerome",
    "Jerry", "Jesse", "Jessica", "Jesus", "Jill", "Jim", "Jimmy", "Joan", "Joanna", "Joanne", "Joaquin", "Joe",
    "Joel", "Johan", "Johann", "Johannes", "John", "Johnny", "Jon", "Jonathan", "Jorge", "Jose", "Josef", "Joseph",
    "Josephine", "Josh", "Joshua", "José", "Joyce", "Juan", "Juanita", "Judith", "Judy", "Julia", "Julian",
    "Juliana", "Julie", "Julio", "Justin", "Jürgen", "Kamala", "Karen", "Karim", "Karl", "Karla", "Kate",
    "Katharine", "Katherine", "Kathleen", "Kathryn", "Kathy", "Katie", "Keir", "Keith", "Kelly", "Ken", "Kenneth",
    "Kenny", "Kerry", "Kevin", "Khalid", "Kim", "Kimberly", "Kirk", "Kirsten", "Kofi", "Kristen", "Kristina",
    "Kurt", "Kwame", "Kyle", "Lance", "Larry", "Laura", "Lauren", "Laurence", "Laurent", "Lawrence", "Leah", "Lee",
    "Lena", "Leo", "Leon", "Leonard", "Leonardo", "Leslie", "Lester", "Lewis", "Liam", "Lillian", "Lily", "Linda",
    "Lindsay", "Lindsey", "Lisa", "Liz", "Lloyd", "Lois", "Lorenzo", "Loretta", "Lori", "Lorraine", "Louis",
    "Louise", "Luca", "Lucas", "Lucia", "Lucy", "Luigi", "Luis", "Luke", "Luther", "Lydia", "Lynn", "Malcolm",
    "Manmohan", "Manuel", "Marc", "Marcel", "Marco", "Marcus", "Margaret", "Maria", "Marian", "Marie", "Marilyn",
    "Mario", "Marion", "Marjorie", "Mark", "Marlene", "Martha", "Martin", "Marvin", "Mary", "Mateo", "Matt",
    "Matthew", "Maureen", "Maurice", "Max", "Maxwell", "Megan", "Mehmet", "Melanie", "Melissa", "Melvin",
    "Meredith", "Michael", "Michel", "Michele", "Michelle", "Miguel", "Mike", "Mikhail", "Mildred", "Miles",
    "Milton", "Miriam", "Mitch", "Mitchell", "Mohamed", "Mohammad", "Mohammed", "Moira", "Molly", "Monica",
    "Morgan", "Moses", "Muhammad", "Mustafa", "Myra", "Nadia", "Nancy", "Naomi", "Narendra", "Nat", "Natalia",
    "Natalie", "Natasha", "Nathan", "Nathaniel", "Neil", "Nelson", "Nicholas", "Nick", "Nicki", "Nicola", "Nicolas",
    "Nicole", "Nicolás", "Nigel", "Nikita", "Nikolai", "Nina", "Noah", "Noel", "Nora", "Norma", "Norman",
    "Oleksandr", "Olga", "Oliver", "Olivia", "Omar", "Osama", "Oscar", "Otto", "Owen", "Pablo", "Paige", "Pamela",
    "Paolo", "Patricia", "Patrick", "Paul", "Paula", "Pauline", "Pedro", "Peggy", "Penelope", "Penny", "Percy",
    "Perry", "Pete", "Peter", "Petra", "Phil", "Philip", "Philippe", "Phillip", "Phyllis", "Pierre", "Piotr",
    "Priya", "Rachel", "Rafael", "Rahul", "Raj", "Rajesh", "Rajiv", "Ralph", "Ramon", "Randall", "Randy", "Raul",
    "Ray", "Raymond", "Rebecca", "Recep", "Reginald", "Rene", "Renee", "Rex", "Rhonda", "Ricardo", "Richard",
    "Rick", "Ricky", "Rishi", "Rita", "Rob", "Robert", "Roberta", "Roberto", "Robin", "Rod", "Rodney", "Rodolfo",
    "Rodrigo", "Roger", "Roland", "Ron", "Ronald", "Rosa", "Rosemary", "Ross", "Roy", "Ruby", "Rudolf", "Rudy",
    "Rupert", "Russell", "Ruth", "Ryan", "Sabrina", "Saddam", "Sally", "Salma", "Sam", "Samantha", "Samuel",
    "Sandra", "Sanjay", "Sara", "Sarah", "Scott", "Sean", "Sebastian", "Sergei", "Sergey", "Sergio", "Seth",
    "Shane", "Shannon", "Sharon", "Shaun", "Shawn", "Sheila", "Shelley", "Sherry", "Shimon", "Shirley", "Sidney",
    "Silvia", "Silvio", "Simon", "Simone", "Sofia", "Sonia", "Sonya", "Sophia", "Sophie", "Spencer", "Stacey",
    "Stacy", "Stan", "Stanley", "Stefan", "Stella", "Stephanie", "Stephen", "Steve", "Steven", "Stuart", "Sue",
    "Sunil", "Suresh", "Susan", "Susanne", "Suzanne", "Sven", "Sylvia", "Tamara", "Tammy", "Tara", "Tatiana", "Ted",
    "Teresa", "Terrence", "Terry", "Thabo", "Theo", "Theodore", "Theresa", "Therese", "Thomas", "Tiffany", "Tim",
    "Timothy", "Tina", "Todd", "Tom", "Tommy", "Toni", "Tony", "Tracy", "Travis", "Trevor", "Troy", "Tyler",
    "Ulrich", "Umar", "Ursula", "Valerie", "Vanessa", "Vera", "Vernon", "Veronica", "Vicki", "Victor", "Victoria",
    "Vijay", "Vincent", "Viola", "Vivian", "Vladimir", "Volodymyr", "Wallace", "Walter", "Wanda", "Warren", "Wayne",
    "Wendy", "Werner", "Wesley", "Wilhelm", "William", "Willie", "Wilma", "Winston", "Wolfgang", "Xavier", "Yasmin",
    "Yolanda", "Yousef", "Yuri", "Yusuf", "Yves", "Yvonne", "Zacarias", "Zachary", "Zoe",
];

/// Whether a word is a common given name.
pub(super) fn is_given(form: &str) -> bool {
    GIVEN.binary_search(&form).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted() {
        assert!(GIVEN.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn names_of_persons_and_others() {
        assert!(["Ann", "Muhammad", "Zoe"].into_iter().all(is_given));
        assert!(!["ann", "Virginia", "London", ""].into_iter().any(is_given));
    }
}
