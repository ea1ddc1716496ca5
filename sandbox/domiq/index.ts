export { apiRoutes } from './api';
export type { Seed } from './seed';
export type { Settings } from './settings';
export { startDomIqSandbox } from './start-sandbox';
