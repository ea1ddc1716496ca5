import type { ChosenField } from '../contract';

export const fieldTitles: Readonly<Record<ChosenField, string>> = {
  name: 'Name',
  company: 'Company',
  emails: 'E-mail',
  address: 'Address',
};
