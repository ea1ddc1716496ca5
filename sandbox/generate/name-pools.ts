/** Invented people are put together from these lists; no list is taken from real records. */
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Given names. No two of different initials are forms of one name, so that two of them are two people. */
export const givenNames: readonly string[] = words(`
  Abigail Adele Alexander Alicia Amara Andrew Anthony Arjun Barbara Beatriz Benjamin Bianca Brandon Brigid Carmen
  Charles Christopher Cynthia Daniel Darius Deborah Desmond Devon Diego Donald Douglas Eduardo Elizabeth Emeka Esteban
  Fatima Fergus Francisco Frederick Gabriela Gloria Gregory Grace Hannah Hector Hiroshi Holly Imani Ingrid Isabel
  Jacqueline James Jennifer Jerome Jonah Jonathan Joseph José Judith Katherine Kenji Kenneth Kimberly Kwame Latoya
  Lawrence Leilani Lourdes Lucia Magnus Margaret Mateo Matthew Michael Miriam Nadia Nicholas Nikhil Noor Odessa Olivia
  Omar Oscar Pamela Patricia Petra Priya Quentin Quincy Rachel Rajesh Raymond Rebecca Renée Richard Robert Rosa Samir
  Samuel Siobhán Steven Tamara Tariq Thomas Timothy Tobias Uma Ursula Valerie Victor Vincent Wanda Wendy
  William Winston Ximena Yolanda Yusuf Zachary Zoë`);

/** The everyday form of some of them. */
export const nicknames: Readonly<Record<string, string>> = {
  Abigail: 'Abby',
  Alexander: 'Alex',
  Andrew: 'Andy',
  Anthony: 'Tony',
  Barbara: 'Barb',
  Benjamin: 'Ben',
  Charles: 'Charlie',
  Christopher: 'Chris',
  Cynthia: 'Cindy',
  Daniel: 'Dan',
  Deborah: 'Deb',
  Donald: 'Don',
  Douglas: 'Doug',
  Elizabeth: 'Beth',
  Frederick: 'Fred',
  Gregory: 'Greg',
  Jacqueline: 'Jackie',
  James: 'Jim',
  Jennifer: 'Jen',
  Jonathan: 'Jon',
  Joseph: 'Joe',
  Judith: 'Judy',
  Katherine: 'Kate',
  Kenneth: 'Ken',
  Kimberly: 'Kim',
  Lawrence: 'Larry',
  Margaret: 'Peggy',
  Matthew: 'Matt',
  Michael: 'Mike',
  Nicholas: 'Nick',
  Pamela: 'Pam',
  Patricia: 'Pat',
  Raymond: 'Ray',
  Rebecca: 'Becky',
  Richard: 'Rick',
  Robert: 'Bob',
  Samuel: 'Sam',
  Steven: 'Steve',
  Thomas: 'Tom',
  Timothy: 'Tim',
  Vincent: 'Vince',
  William: 'Bill',
  Zachary: 'Zach',
};

export const lastNames: readonly string[] = words(`
  Abernathy Achebe Ainsworth Alvarado Applegarth Arkwright Ashdown Balasubramanian Barrowclough Bellweather Birchall
  Blackwood Boatengson Bonaventura Brackenridge Calloway Castellano Chakraborty Cholmondeley Coppersmith Crabtree
  Dagenhart Delacroix Desrosiers Dimitriou Drummond Echeverría Edelstein Eisenhauer Ellingham Escobedo Fairweather
  Faraday Featherstone Fitzwilliam Fjellstad Galbraith Gainsborough Goldfinch Grünwald Gulbrandsen Haddadine Halvorsen
  Harkness Heathcote Holloway Ibarra Ingleby Jankowski Jessamine Jurgensen Kaczmarek Kensington Ketteridge
  Kingsolver Kowalczyk Lachance Langstaff Leatherby Lindqvist Lockridge MacAllister Marchetti Marlowe McDonough Menon
  Merriweather Montalvo Mukherjee Nakagawa Netherwood Nightingale Núñez O'Brien O'Rourke Oakhurst Okafor
  Olszewski Oyelaran Papadakis Pemberly Pendergast Petrosyan Prewitt Qureshi Quiroga Raghunathan Ravenscroft Rosenthal
  Rutherford Salcedo Sandoval Scarborough Silverstein Stanhope Tanabe Thackeray Thornbury Trevelyan Underhill Upjohn
  Valenzuela Vandermeer Villanova Wadsworth Weatherby Whitfield Winterbourne Wojciechowski Xanthopoulos Yamaguchi
  Yarborough Zapatero Zielinski`);

export const companyNames: readonly string[] = words(`
  Harborlight Brightwater Quillby Eastmere Wexcombe Norhaven Saltmarsh Larkspur Bittersweet Ropewalk Gannet Windlass
  Plover Heron Fennel Sexton Tannery Quarry Granite Copperfield Juniper Kestrel Lanternwood Millbrook Osprey Pinehollow
  Ridgeline Stonecutter Thistledown Tidewater Wrenfield Yellowbirch`);

export const companyTrades: readonly string[] = [
  'Property Management',
  'Plumbing',
  'Dental Associates',
  'Landscaping',
  'Roofing',
  'Insurance Agency',
  'Electric',
  'Realty',
];
export const legalForms: readonly string[] = ['LLC', 'Inc'];

export const roles: readonly string[] = [
  'property manager',
  'bookkeeper',
  'superintendent',
  'leasing agent',
  'owner',
];

export const streets: readonly string[] = [
  'Old Tannery Rd',
  'Heron Landing',
  'Bittersweet Ave',
  'Plover St',
  'Sexton Hill Rd',
  'Ropewalk Ct',
  'Fennel Path',
  'Windlass Dr',
  'Gannet Cir',
  'Larkspur Way',
  'Quarry Ledge Rd',
];
/** Invented towns; their ZIP codes lie in a range that has no such towns. */
export const towns: readonly { readonly city: string; readonly zip: string }[] = [
  { city: 'Wexcombe', zip: '01193' },
  { city: 'Saltmarsh Point', zip: '01194' },
  { city: 'Norhaven', zip: '01195' },
  { city: 'Quillby', zip: '01196' },
  { city: 'Eastmere', zip: '01197' },
  { city: 'Harborlight', zip: '01198' },
];
