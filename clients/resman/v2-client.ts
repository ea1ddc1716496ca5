import type { z } from '../../contacts/model/zod';
import type { QueryValue } from '../http/exchange';
import { UnexpectedAnswerError } from './errors';
import { listOf, V2ProspectSchema, V2ResidentSchema, type V2Prospect, type V2Resident } from './schemas';
import type { ResManConnection } from './send-request';

export interface V2ProspectFilter {
  /** ISO 8601 UTC, not in the future; mandatory, like the property. */
  readonly modifiedSince: string;
  readonly prospectId?: string;
  readonly personId?: string;
  readonly includeCommunicationLog?: boolean;
}

/**
 * ResMan's Partners API (v2): reads only; every endpoint is licensed separately. Birth dates and social security numbers, which
 * it returns with residents, are dropped at the door. Source: resman reference, 1.2 and 2.2.
 * @throws {NotEntitledError} the partner has no license for this endpoint
 * @throws {ResManError}
 */
export class ResManV2Client {
  constructor(private readonly connection: ResManConnection) {}

  /** Prospects of a property that changed since a moment. */
  prospects(propertyId: string, { modifiedSince, ...filter }: V2ProspectFilter): Promise<V2Prospect[]> {
    const query = { propertyId, modifiedSince: new Date(modifiedSince).toUTCString(), ...filter };
    return this.list('/Prospects', query, 'prospects', V2ProspectSchema);
  }

  /** People who live in a property now. */
  residents(propertyId: string, personId?: string): Promise<V2Resident[]> {
    return this.list('/CreditReporting/Residents', { propertyId, personId }, 'people', V2ResidentSchema);
  }

  private async list<T extends z.ZodType>(
    path: string,
    query: Readonly<Record<string, QueryValue>>,
    name: string,
    thing: T,
  ): Promise<z.output<T>[]> {
    const answer = await this.connection.callV2({ method: 'GET', path, query });
    const read = listOf(name, thing).safeParse(answer);
    if (read.success) return read.data;
    const findings = read.error.issues.slice(0, 3).map(({ path: at, code }) => `/${at.join('/')} ${code}`);
    throw new UnexpectedAnswerError(`GET ${path}`, findings.join('; '), true);
  }
}
