/** The one file that imports zod; the build bundles it in place, so the package needs no run-time dependency. */
export { z } from 'zod/v4';
