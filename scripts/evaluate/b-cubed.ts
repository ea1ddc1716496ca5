import { groupSizes, meet, type Partition } from './partition';

/**
 * How pure and how whole the group of an average record is: precision is the share of its group that is its person, recall
 * the share of its person that is in its group. All three from 0 to 1; 1 exactly for the truth itself.
 * Source of the rule: Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model", 1998.
 */
export function bCubed(
  groups: Partition,
  people: Partition,
): { precision: number; recall: number; f1: number } {
  const both = meet(groups, people);
  const [together, groupSize, personSize] = [groupSizes(both), groupSizes(groups), groupSizes(people)];
  const records = groups.groupOf.length;
  let [precision, recall] = [0, 0];
  for (let record = 0; record < records; record += 1) {
    const shared = together[both.groupOf[record] ?? 0] ?? 0;
    precision += shared / (groupSize[groups.groupOf[record] ?? 0] ?? 1);
    recall += shared / (personSize[people.groupOf[record] ?? 0] ?? 1);
  }
  precision /= records;
  recall /= records;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
