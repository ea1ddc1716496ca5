/** Small numbers as people write them out, English and Spanish. */
export const NUMBER_WORDS = {
  one: 1,
  un: 1,
  una: 1,
  two: 2,
  dos: 2,
  three: 3,
  tres: 3,
  four: 4,
  cuatro: 4,
  five: 5,
  cinco: 5,
} as const;
