export { doubledEntries, propertyOfEntry } from './doubled-entries';
export { recordDifferences, type ComparedField } from './record-differences';
