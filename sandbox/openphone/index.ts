export type { Seed } from './seed-shape';
export { PortInUseError, startSandbox, type Sandbox, type SandboxOptions } from './start-sandbox';
export type { Settings } from './settings';
export { bootstrapSeed, type BootstrapSeedOptions } from './seed-from-phones';
