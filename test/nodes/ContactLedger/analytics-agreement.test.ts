import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyticsFields } from '../../../contacts/analytics/analytics-request';
import { countedFigures, scoreBuckets } from '../../../contacts/analytics/contact-analytics';
import { IncomingRecordSchema, readIncomingRecord } from '../../../contacts/normalize/incoming-record';
import { logEnrichment, openLedger, resolve, systemClock, type LedgerSettings } from '../../../ledger';
import { resolve as found } from '../../sandbox/domiq/json-schema';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { openApiDocument } from '../../support/openapi-document';
import { ledgerJson } from './run-contact-ledger';

const { document, operations, isPromised } = openApiDocument('analytics.openapi.yaml');
const ROUTE = '/leasing-contacts-analytics';
const parameters = operations[0]?.operation.parameters as readonly {
  name: string;
  schema: { enum?: string[]; $ref?: string };
}[];
const valuesOf = (name: string): string[] | undefined => {
  const schema = parameters.find((parameter) => parameter.name === name)?.schema;
  return schema?.$ref === undefined ? schema?.enum : (found(document, schema.$ref).enum as string[]);
};

interface Shipped {
  readonly nodes: readonly {
    readonly type: string;
    readonly parameters: Readonly<Record<string, unknown>>;
  }[];
}

describe('docs/analytics.openapi.yaml', () => {
  it('is of the method, path and login of workflow 26', () => {
    const file = path.join(__dirname, '../../../workflows/26-serve-analytics.json');
    const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as Shipped;
    const webhook = nodes.find(({ type }) => type === 'n8n-nodes-base.webhook')?.parameters;
    expect(webhook).toMatchObject({ authentication: 'basicAuth' });
    expect(operations.map(({ method, path: route }) => [method, route])).toEqual([
      [webhook?.httpMethod, `/${String(webhook?.path)}`],
    ]);
    expect(document.security).toEqual([{ login: [] }]);
    expect(found(document, '#/components/securitySchemes/login')).toEqual({ type: 'http', scheme: 'basic' });
  });

  it('names the parameters that are read, and their values', () => {
    expect(parameters.map(({ name }) => name)).toEqual([...analyticsFields]);
    expect(valuesOf('figure')).toEqual([...countedFigures]);
    expect(valuesOf('lead_score')).toEqual([...scoreBuckets]);
    expect(valuesOf('format')).toEqual(['html', 'json']);
  });

  it('refers only to what it has, and has only what it refers to', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, one = '']) => one,
    );
    for (const reference of references) expect(found(document, reference)).toBeDefined();
    const { schemas } = document.components as { schemas: object };
    expect(
      Object.keys(schemas).filter((name) => !references.includes(`#/components/schemas/${name}`)),
    ).toEqual([]);
  });
});

describeOnEachDatabase(
  'Contact Ledger > Metric > Answer Request and docs/analytics.openapi.yaml',
  ({ freshSettings }) => {
    let settings: LedgerSettings;
    const ask = async (
      query: object,
    ): Promise<{ status: number; body: { contacts_counted?: { next: string } } }> => {
      const [answer] = await ledgerJson(settings, 'metric.answerRequest', [
        { query: { format: 'json', ...query } },
      ]);
      return { status: Number(answer?.statusCode), body: JSON.parse(String(answer?.body)) as object };
    };

    beforeAll(async () => {
      settings = await freshSettings();
      const ledger = await openLedger(settings);
      for (let index = 0; index < 52; index += 1) {
        const fields = {
          system: 'domiq',
          externalId: `u${index}`,
          firstName: 'Imani',
          lastName: `Okafor${index}`,
          propertyId: 'harbor-lofts',
          role: index % 2 === 0 ? 'prospect' : 'applicant',
          ...(index === 0
            ? { phone: '(617) 555-0142', leadScore: 72 }
            : { email: `imani${index}@example.com` }),
        };
        const { record } = readIncomingRecord(IncomingRecordSchema.parse(fields), 'US');
        const { contactId } = await resolve(ledger, record, systemClock);
        const learned = { enrichmentType: 'conversation_data', source: 'chatbot', score: 0.8 } as const;
        if (index === 0)
          await ledger.write((db) =>
            logEnrichment(db, { ...learned, contactId, enrichedData: { topics: ['pets'] } }, systemClock),
          );
      }
      await ledger.close();
    });

    it('answer as promised, with every figure, page and narrowing', async () => {
      const queries: Record<string, string>[] = [
        {},
        { property_id: 'harbor-lofts' },
        { property_id: 'nowhere' },
        ...countedFigures.map((figure) => ({ figure })),
        ...scoreBuckets.map((lead_score) => ({ figure: 'new_contacts', lead_score })),
        { figure: 'new_contacts', source: 'domiq' },
      ];
      for (const query of queries) {
        const { status, body } = await ask(query);
        expect([query, status, isPromised('GET', ROUTE, 200, body)]).toEqual([query, 200, true]);
      }
      const first = await ask({ figure: 'total_contacts' });
      const after = String(first.body.contacts_counted?.next);
      const second = await ask({ figure: 'total_contacts', after });
      expect(second.body).toMatchObject({ contacts_counted: { total_count: 52, next: null } });
      expect(isPromised('GET', ROUTE, 200, second.body)).toBe(true);
    });

    it.each([
      ['from', { from: '2026-02-30' }],
      ['to', { from: '2026-03-02', to: '2026-03-01' }],
      ['time_zone', { time_zone: 'Boston' }],
      ['figure', { figure: 'people' }],
      ['day', { figure: 'new_contacts', day: '1999-01-01' }],
      ['lead_score', { figure: 'new_contacts', lead_score: '50' }],
      ['after', { figure: 'new_contacts', after: 'x' }],
      ['property_id', { property_id: 'x'.repeat(201) }],
      ['source', { figure: 'new_contacts', source: ['a', 'b'] }],
    ])('refuse %s as promised', async (field, query) => {
      const { status, body } = await ask(query);
      expect(body).toMatchObject({ fields: [{ field }] });
      expect([status, isPromised('GET', ROUTE, 400, body)]).toEqual([400, true]);
    });

    it('are told apart where an answer lacks or adds something', async () => {
      const { body } = await ask({ figure: 'total_contacts' });
      expect(isPromised('GET', ROUTE, 200, { ...body, contact_metrics: {} })).toBe(false);
      expect(isPromised('GET', ROUTE, 200, { ...body, also: 1 })).toBe(false);
    });
  },
);
