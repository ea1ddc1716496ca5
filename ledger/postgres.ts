/** The one file that imports the PostgreSQL driver; the build bundles it in place. */
export { Pool } from 'pg';
