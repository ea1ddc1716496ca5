/** The one file that imports Kysely; the build bundles it in place. */
export * from 'kysely';
