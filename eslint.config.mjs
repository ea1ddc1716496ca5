// Every rule of n8n's community-node lint, except the two Cloud-only ones (see docs/architecture.md, "Lint").
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

export default [{ ignores: ['dist', 'build', '.contacts', 'coverage'] }, ...configWithoutCloudSupport];
