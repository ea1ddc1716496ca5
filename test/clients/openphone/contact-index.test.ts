import fc from 'fast-check';
import { ContactIndex } from '../../../clients/openphone';
import type { OpenPhoneContact } from '../../../clients/openphone';
import { OpenPhoneContactSchema } from '../../../clients/openphone/schemas';

const contact = (id: string, phone: string, externalId: string | null = null): OpenPhoneContact =>
  OpenPhoneContactSchema.parse({
    id,
    externalId,
    defaultFields: { phoneNumbers: [{ id: 'p', value: phone }] },
  });

const pagesOf = (...pages: OpenPhoneContact[][]) =>
  async function* () {
    yield* pages;
  };
const idsWith = (index: ContactIndex, phone: string) => index.withPhone([phone]).map(({ id }) => id);

describe('ContactIndex', () => {
  it('finds numbers however they were written', async () => {
    const index = new ContactIndex(() => 0);
    await index.refresh(pagesOf([contact('a', '(512) 555-0142')], [contact('b', '+15125550142')]), 0);
    expect(idsWith(index, '+15125550142').sort()).toEqual(['a', 'b']);
  });

  it('forgets the old number of a contact that changed', () => {
    const index = new ContactIndex(() => 0);
    index.put(contact('a', '+15125550142', 'x'));
    index.put(contact('a', '+15125550143', 'y'));
    expect([idsWith(index, '+15125550142'), idsWith(index, '+15125550143')]).toEqual([[], ['a']]);
    expect([index.withExternalId('x').length, index.withExternalId('y').length]).toEqual([0, 1]);
  });

  it('reads the list once for callers at the same time, and again when it is too old', async () => {
    let nowMs = 0;
    let listings = 0;
    const index = new ContactIndex(() => nowMs);
    const list = async function* () {
      listings += 1;
      yield [contact('a', '+15125550142')];
    };
    await Promise.all([
      index.refresh(list, 60_000),
      index.refresh(list, 60_000),
      index.refresh(list, Infinity),
    ]);
    nowMs = 60_000;
    await index.refresh(list, 60_000);
    expect(listings).toBe(1);
    nowMs = 60_001;
    await index.refresh(list, Infinity);
    expect(listings).toBe(1);
    await index.refresh(list, 60_000);
    expect(listings).toBe(2);
  });

  it('keeps what was written while the list was read, and drops what is not listed any more', async () => {
    const index = new ContactIndex(() => 0);
    index.put(contact('gone', '+15125550140'));
    index.put(contact('old', '+15125550141'));
    await index.refresh(async function* () {
      yield [contact('old', '+15125550141')];
      index.put(contact('new', '+15125550142'));
      index.remove('deleted');
      yield [contact('deleted', '+15125550143'), contact('new', '+15125550149')];
    }, 0);
    expect(idsWith(index, '+15125550140')).toEqual([]);
    expect(idsWith(index, '+15125550141')).toEqual(['old']);
    expect(idsWith(index, '+15125550142')).toEqual(['new']);
    expect(idsWith(index, '+15125550143')).toEqual([]);
  });

  it('tries again after a listing that failed', async () => {
    const index = new ContactIndex(() => 0);
    const broken = async function* (): AsyncGenerator<OpenPhoneContact[]> {
      yield [contact('a', '+15125550142')];
      throw new Error('cut');
    };
    await expect(index.refresh(broken, 60_000)).rejects.toThrow('cut');
    await index.refresh(pagesOf([contact('b', '+15125550143')]), 60_000);
    expect(idsWith(index, '+15125550143')).toEqual(['b']);
  });

  it('equals a plain search over the last state of every contact', () => {
    const phones = ['+15125550140', '+15125550141', '+15125550142'];
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      phone: fc.option(fc.constantFrom(...phones)),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const index = new ContactIndex(() => 0);
        const plain = new Map<string, string>();
        for (const { id, phone } of steps) {
          if (phone === null) index.remove(id);
          else index.put(contact(id, phone));
          if (phone === null) plain.delete(id);
          else plain.set(id, phone);
        }
        for (const phone of phones) {
          const expected = [...plain].filter(([, value]) => value === phone).map(([id]) => id);
          expect(idsWith(index, phone).sort()).toEqual(expected.sort());
        }
        expect(index.size).toBe(plain.size);
      }),
    );
  });
});
