import fc from 'fast-check';
import { writeLead, type Lead } from '../../../clients/resman/lead-document';
import { readProspects } from '../../../clients/resman/read-prospects';
import { readXml } from '../../../clients/resman/xml/read-xml';
import { isWritable } from '../../../clients/resman/xml/write-xml';
import { PROPERTY } from './people';

/** What ResMan's answer repeats of a lead, read as the client reads it. */
function readBack(lead: Lead) {
  const reading = readXml(`<ResMan><Status>Success</Status><Response>${writeLead(lead)}</Response></ResMan>`);
  if (reading.kind !== 'read') throw new Error(reading.why);
  return readProspects(reading.root, PROPERTY);
}

const filled = (text: string): string => (text.trim() === '' ? `x${text}` : text);
const texts = fc.string({ unit: 'binary', maxLength: 200 }).map(filled).filter(isWritable);

describe('writeLead', () => {
  it('writes what ResMan takes for a new prospect', () => {
    expect(
      writeLead({
        type: 'prospect',
        person: {
          firstName: 'Ines',
          lastName: "O'Kafor & Söhne",
          phones: [{ number: '(617) 555-0142', type: 'cell' }],
          email: 'ines@example.com',
        },
        preferences: { targetMoveInDate: '2026-12-01', units: ['204', '306'], minRent: '1500' },
        event: {
          type: 'Other',
          date: '2026-03-04T16:20:00.000Z',
          agentId: 'agent',
          isFirstContact: true,
          sourceId: 'source',
          comments: 'Two bedrooms\nby <June>',
        },
      }),
    ).toBe(
      '<LeadManagement><Prospects><Prospect>' +
        '<Customers><Customer Type="prospect"><Name><FirstName>Ines</FirstName><LastName>O&apos;Kafor &amp; Söhne</LastName></Name>' +
        '<Phone PhoneType="cell"><PhoneNumber>(617) 555-0142</PhoneNumber></Phone><Email>ines@example.com</Email></Customer></Customers>' +
        '<CustomerPreferences><TargetMoveInDate>2026-12-01</TargetMoveInDate><DesiredUnit><MarketingName>204</MarketingName></DesiredUnit>' +
        '<DesiredUnit><MarketingName>306</MarketingName></DesiredUnit><DesiredRent Min="1500"></DesiredRent></CustomerPreferences>' +
        '<Events><Event EventType="Other" EventDate="2026-03-04T16:20:00.000Z"><Agent><AgentID IDValue="agent"></AgentID></Agent>' +
        '<FirstContact>true</FirstContact><TransactionSource>source</TransactionSource><Comments>Two bedrooms&#10;by &lt;June&gt;</Comments></Event></Events>' +
        '</Prospect></Prospects></LeadManagement>',
    );
  });

  it('carries both ids for an update, and only the prospect for a household member', () => {
    const person = { firstName: 'A', lastName: 'B' };
    const update = writeLead({ type: 'lost', prospectId: 'p', personId: 'n', person });
    expect(update).toContain('<Customer Type="lost"><Identification IDType="ProspectID" IDValue="p"');
    expect(update).toContain('<Identification IDType="PersonID" IDValue="n" OrganizationName="ResMan"');
    expect(writeLead({ type: 'prospect', prospectId: 'p', person })).not.toContain('PersonID');
  });

  it('leaves out what is not told: no empty element could blank a field', () => {
    const xml = writeLead({ type: 'prospect', person: { firstName: 'A' } });
    expect(xml).not.toMatch(/LastName|MiddleName|Email|Phone|Address|Preferences|Events/);
  });

  it.each([
    ['firstName', { person: { firstName: 'a\u0000b' } }],
    [
      'comments',
      { person: {}, event: { type: 'Other', date: '', isFirstContact: false, comments: '\u001B[31m' } },
    ],
  ] as const)('refuses a control character in %s and names the field', (field, lead) => {
    expect(() => writeLead({ type: 'prospect', ...lead })).toThrow(
      expect.objectContaining({
        code: 'resman.invalid_contact',
        message: expect.stringContaining(field) as string,
      }) as Error,
    );
  });
});

describe('a lead that is read back', () => {
  it('says byte for byte what was written, whatever people type', () => {
    fc.assert(
      fc.property(texts, texts, texts, texts, (firstName, lastName, street, comments) => {
        const [contact] = readBack({
          type: 'prospect',
          prospectId: 'p',
          personId: 'n',
          person: { firstName, lastName, address: { street } },
          event: { type: 'Other', date: '2026-03-04T16:20:00Z', isFirstContact: true, comments },
        });
        expect(contact).toMatchObject({
          contactId: `${PROPERTY}:p:n`,
          firstName,
          lastName,
          address: { street },
          events: [{ comments, isFirstContact: true }],
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps a name of ten thousand letters', () => {
    const firstName = '👩🏽‍🔧é'.repeat(1_250);
    expect(readBack({ type: 'prospect', person: { firstName } })[0]?.firstName).toBe(firstName);
  });
});
