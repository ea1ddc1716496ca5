import type { INodeType } from 'n8n-workflow';
import { ContactApiTrigger } from '../../nodes/ContactApiTrigger/ContactApiTrigger.node';
import { ContactEnrich } from '../../nodes/ContactEnrich/ContactEnrich.node';
import { ContactImport } from '../../nodes/ContactImport/ContactImport.node';
import { ContactLedger } from '../../nodes/ContactLedger/ContactLedger.node';
import { ContactMatch } from '../../nodes/ContactMatch/ContactMatch.node';
import { ContactReviewTrigger } from '../../nodes/ContactReviewTrigger/ContactReviewTrigger.node';
import { DomIq } from '../../nodes/DomIQ/DomIq.node';
import { DomIqTrigger } from '../../nodes/DomIqTrigger/DomIqTrigger.node';
import { OpenPhone } from '../../nodes/OpenPhone/OpenPhone.node';
import { OpenPhoneTrigger } from '../../nodes/OpenPhoneTrigger/OpenPhoneTrigger.node';
import { ResMan } from '../../nodes/ResMan/ResMan.node';
import { ResManTrigger } from '../../nodes/ResManTrigger/ResManTrigger.node';

/** Every node of the package. */
export const packageNodes: readonly INodeType[] = [
  new ContactApiTrigger(),
  new ContactEnrich(),
  new ContactImport(),
  new ContactLedger(),
  new ContactMatch(),
  new ContactReviewTrigger(),
  new DomIq(),
  new DomIqTrigger(),
  new OpenPhone(),
  new OpenPhoneTrigger(),
  new ResMan(),
  new ResManTrigger(),
];
