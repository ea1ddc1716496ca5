import { describeResource } from '../../../actions/resource-description';
import { addHouseholdMember } from './add-household-member.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getChanged } from './get-changed.operation';
import { markLost } from './mark-lost.operation';
import { reactivate } from './reactivate.operation';
import { search } from './search.operation';
import { update } from './update.operation';
import { upsert } from './upsert.operation';

export const operations = {
  addHouseholdMember,
  create,
  get,
  getChanged,
  markLost,
  reactivate,
  search,
  update,
  upsert,
} as const;

export const description = describeResource({
  resource: 'contact',
  operations,
  defaultOperation: 'upsert',
  options: [
    {
      name: 'Add Household Member',
      value: 'addHouseholdMember',
      action: 'Add household member to contact',
      description: 'Add a person to the prospect record of a contact',
    },
    {
      name: 'Create',
      value: 'create',
      action: 'Create contact',
      description: 'Create a new prospect, even if there is one with the same name, email or number',
    },
    {
      name: 'Create or Update',
      value: 'upsert',
      action: 'Create or update contact',
      description: 'Create a new record, or update the current one if it already exists (upsert)',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get contact',
      description: 'Retrieve a contact with their status, history and wishes',
    },
    {
      name: 'Get Changed',
      value: 'getChanged',
      action: 'Get changed contacts',
      description: 'Retrieve everybody of a property who changed since a moment',
    },
    {
      name: 'Mark as Lost',
      value: 'markLost',
      action: 'Mark contact as lost',
      description: 'Close a prospect with a reason; ResMan deletes nobody',
    },
    {
      name: 'Reactivate',
      value: 'reactivate',
      action: 'Reactivate contact',
      description: 'Bring a lost prospect back',
    },
    {
      name: 'Search',
      value: 'search',
      action: 'Search contacts',
      description: 'Find contacts by email, phone or name, in one property or in all',
    },
    {
      name: 'Update',
      value: 'update',
      action: 'Update contact',
      description: 'Change fields of a contact and keep everything else',
    },
  ],
});
