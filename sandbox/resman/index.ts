export { PortInUseError, type Sandbox, type SandboxOptions } from '../server/serve';
export type { LeasePersonDocument, NoteDocument, ProspectDocument } from './documents';
export type { Added } from './seed';
export type { Seed, SeedLeasePerson, SeedProspect } from './seed-shape';
export type { Settings } from './settings';
export { startResManSandbox } from './start-sandbox';
