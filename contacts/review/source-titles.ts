import type { SourceSystem } from '../model/source-record';

/** The sources as their makers write them. */
export const sourceTitles: Readonly<Record<SourceSystem, string>> = {
  propertyradar: 'PropertyRadar',
  quickbooks: 'QuickBooks',
  openphone: 'OpenPhone',
  google: 'Google Contacts',
  outlook: 'Outlook',
  hubspot: 'HubSpot',
  jobber: 'Jobber',
  csv: 'CSV file',
  manual: 'Entered by hand',
};
