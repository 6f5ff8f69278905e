const given =
  'Anna Bo Cecilia Dan Elin Farid Greta Hugo Irma Jon Karin Lars Mona Nils Olga Per Rut Sven Tove Åke'.split(' ');
const family =
  'Ask Berg Cederlund Dahl Ek Falk Grön Holm Isberg Jansson Kvist Lind Modig Norén Olin Palm Rask Sand Torn Öhman'.split(
    ' ',
  );

/** The invented name of a person: 400 different ones, and then from the beginning. */
export const personName = (index: number): string =>
  `${given[index % given.length]} ${family[Math.floor(index / given.length) % family.length]}`;
