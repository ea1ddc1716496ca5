export type { ProspectDocument } from './documents';
export type { Seed, SeedProspect } from './seed';
export type { Settings } from './settings';
export { startResManSandbox } from './start-sandbox';
