import { describeResource } from '../../../actions/resource-description';
import { erase } from './erase.operation';
import { get } from './get.operation';
import { getForDomIq, getForOpenPhone, getForResMan } from './get-for-system.operation';
import { getAll } from './get-all.operation';
import { resolve } from './resolve.operation';
import { search } from './search.operation';
import { separate } from './separate.operation';

export const operations = {
  erase,
  get,
  getAll,
  getForDomIq,
  getForOpenPhone,
  getForResMan,
  resolve,
  search,
  separate,
} as const;

export const description = describeResource({
  resource: 'contact',
  operations,
  defaultOperation: 'resolve',
  options: [
    {
      name: 'Erase Person',
      value: 'erase',
      action: 'Erase person',
      description: 'Erase what is known of a person, but for what forbids to contact them',
    },
    {
      name: 'Get',
      value: 'get',
      action: 'Get contact',
      description: 'Read a contact with everything it is made of',
    },
    {
      name: 'Get for DomIQ',
      value: 'getForDomIq',
      action: 'Get contact for DomIQ',
      description: 'Read a contact as the chatbot takes it, with what it has refused',
    },
    {
      name: 'Get for OpenPhone',
      value: 'getForOpenPhone',
      action: 'Get contact for OpenPhone',
      description: 'Read a contact as the phone system takes it',
    },
    {
      name: 'Get for ResMan',
      value: 'getForResMan',
      action: 'Get contact for ResMan',
      description: 'Read a contact as the property-management system takes it',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many contacts',
      description: 'List contacts, also only those changed since a time',
    },
    {
      name: 'Resolve',
      value: 'resolve',
      action: 'Resolve contact',
      description: 'Find out whose record it is: merge it, put it to a person, or make a new contact',
    },
    {
      name: 'Search',
      value: 'search',
      action: 'Search contacts',
      description: 'Find contacts by phone, email or name',
    },
    {
      name: 'Separate Entry',
      value: 'separate',
      action: 'Separate entry from contact',
      description: 'Take what one system says out of a contact it was joined to by mistake',
    },
  ],
});
