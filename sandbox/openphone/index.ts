export type { Seed } from './seed-shape';
export { PortInUseError, type Sandbox, type SandboxOptions } from '../server/serve';
export { startSandbox } from './start-sandbox';
export type { Settings } from './settings';
export { bootstrapSeed, type BootstrapSeedOptions } from './seed-from-phones';
