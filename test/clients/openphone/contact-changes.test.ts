import fc from 'fast-check';
import { updateBody } from '../../../clients/openphone/contact-body';
import { applyChanges, isUnchanged } from '../../../clients/openphone/contact-changes';
import type { ContactChanges } from '../../../clients/openphone/contact-changes';
import { OpenPhoneContactSchema } from '../../../clients/openphone/schemas';
import type { OpenPhoneContact } from '../../../clients/openphone/schemas';

const phones = fc.constantFrom(
  '+15125550142',
  '(512) 555-0142',
  '512.555.0143',
  '+15125550144',
  '72345',
  'anonymous',
  '',
);
const emails = fc.constantFrom('a@example.com', 'A@Example.com', 'b@example.org', 'c@example.net');
const scalar = fc.constantFrom(null, '', 'Imani', 'Okafor', 'csv', '+15125550142');
const customValue = fc.oneof(
  fc.constantFrom('4B', '', '2026-01-05T00:00:00Z'),
  fc.boolean(),
  fc.integer(),
  fc.array(fc.constantFrom('vip', 'pets')),
);
const keys = fc.constantFrom('unit', 'tags', 'moved', '__proto__', 'constructor');

const items = (values: fc.Arbitrary<string>) =>
  fc.array(fc.record({ name: fc.option(fc.constantFrom('work', 'home')), value: fc.option(values) }), {
    maxLength: 4,
  });

const anyContact = (): fc.Arbitrary<OpenPhoneContact> =>
  fc
    .record({
      externalId: scalar,
      source: scalar,
      sourceUrl: scalar,
      firstName: scalar,
      lastName: scalar,
      phoneNumbers: items(phones),
      emails: items(emails),
      customFields: fc.uniqueArray(
        fc.record({
          key: keys,
          type: fc.constantFrom('string', 'date', 'multi-select'),
          value: fc.option(customValue),
        }),
        { selector: ({ key }) => key },
      ),
    })
    .map(({ externalId, source, sourceUrl, customFields, ...fields }) => {
      const numbered = <T extends object>(prefix: string, list: T[]) =>
        list.map((item, n) => ({ id: `${prefix}${n}`, ...item }));
      return OpenPhoneContactSchema.parse({
        id: 'c',
        externalId,
        source,
        sourceUrl,
        defaultFields: {
          ...fields,
          phoneNumbers: numbered('p', fields.phoneNumbers),
          emails: numbered('e', fields.emails),
        },
        customFields: numbered('f', customFields),
      });
    });

const labeled = (values: fc.Arbitrary<string>) =>
  fc.array(fc.record({ value: values, label: fc.option(fc.constantFrom('work')) }), { maxLength: 4 });

const anyChanges = (mayRemove: boolean): fc.Arbitrary<ContactChanges> =>
  fc.record(
    {
      externalId: scalar,
      firstName: scalar,
      lastName: scalar,
      company: scalar,
      addPhones: labeled(phones),
      addEmails: labeled(emails),
      customFields: fc
        .array(fc.tuple(keys, mayRemove ? fc.option(customValue) : customValue))
        .map((entries) => Object.fromEntries(entries)),
      ...(mayRemove && { removePhones: fc.array(phones), removeEmails: fc.array(emails) }),
    },
    { requiredKeys: [] },
  );

const idsIn = (list: ReadonlyArray<{ id?: string | null }>) => list.flatMap(({ id }) => id ?? []);

describe('applyChanges and updateBody', () => {
  it('never lose an item id or a value that was not named', () => {
    fc.assert(
      fc.property(anyContact(), anyChanges(false), (before, changes) => {
        const body = updateBody(before, applyChanges(before, changes));
        for (const list of ['phoneNumbers', 'emails'] as const) {
          const sent = body.defaultFields[list];
          for (const item of before.defaultFields[list])
            expect(sent.find(({ id }) => id === item.id)?.value).toBe(item.value);
        }
        expect(idsIn(body.customFields)).toEqual(expect.arrayContaining(idsIn(before.customFields)));
        for (const { id, key, value } of before.customFields)
          if (key === null || !Object.hasOwn(changes.customFields ?? {}, key))
            expect(body.customFields.find((item) => item.id === id)?.value).toEqual(value);
      }),
    );
  });

  it('send every item that was there, even what is removed: as null', () => {
    fc.assert(
      fc.property(anyContact(), anyChanges(true), (before, changes) => {
        const body = updateBody(before, applyChanges(before, changes));
        for (const list of ['phoneNumbers', 'emails'] as const)
          expect(idsIn(body.defaultFields[list]).sort()).toEqual(idsIn(before.defaultFields[list]).sort());
        expect(idsIn(body.customFields).sort()).toEqual(idsIn(before.customFields).sort());
      }),
    );
  });

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(anyContact(), anyChanges(true), (before, changes) => {
        const once = applyChanges(before, changes);
        expect(isUnchanged(once, applyChanges(once, changes))).toBe(true);
      }),
    );
  });

  it('change nothing when nothing is named, and leave the given contact as it was', () => {
    fc.assert(
      fc.property(anyContact(), anyChanges(true), (before, changes) => {
        const copy = structuredClone(before);
        expect(isUnchanged(before, applyChanges(before, {}))).toBe(true);
        applyChanges(before, changes);
        expect(before).toEqual(copy);
      }),
    );
  });

  it.each<[string | null, boolean, string]>([
    ['csv', false, 'the vendor refuses its own words'],
    ['google-people', false, 'the vendor refuses its own words'],
    ['hubspot', true, 'somebody else is kept'],
    [null, false, 'null stays null by being left out'],
  ])('sends the source %s: %s (%s)', (source, isSent) => {
    const contact = OpenPhoneContactSchema.parse({ id: 'c', source, defaultFields: {} });
    expect('source' in updateBody(contact, contact)).toBe(isSent);
  });
});
