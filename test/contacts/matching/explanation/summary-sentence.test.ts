import fc from 'fast-check';
import { decisions } from '../../../../contacts/matching/decide';
import type { Decision } from '../../../../contacts/matching/decide';
import {
  listed,
  sharedThings,
  summarySentence,
} from '../../../../contacts/matching/explanation/summary-sentence';
import { anyFindings, evidenceOf } from '../evidence-of';
import type { Findings } from '../evidence-of';

const sentence = (decision: Decision, findings: Findings): string =>
  summarySentence({
    found: evidenceOf(findings),
    confidence: 0.5,
    decision,
    relation: 'strangers',
    guard: null,
  });

describe('summarySentence', () => {
  it.each<[Findings, string]>([
    [{ given: 'same', surname: 'same' }, 'both names are the same'],
    [{ given: 'nickname', surname: 'same' }, 'the names fit'],
    [{ given: 'same', surname: 'part' }, 'the names fit'],
    [{ given: 'initial', surname: 'same' }, 'an initial and the last name fit'],
    [{ given: 'other', surname: 'same' }, 'the first names differ, the last name fits'],
    [{ given: 'other', surname: 'different' }, 'the names differ'],
    [{ given: 'same', surname: 'different' }, 'the first name fits, the last names differ'],
    [{ surname: 'different' }, 'the last names differ'],
    [{ given: 'same' }, 'the first name fits'],
    [{ surname: 'same' }, 'the last name fits'],
    [{ given: 'initial' }, 'an initial fits'],
    [{}, 'there is little to compare'],
  ])('says of the names %j: %s', (findings, words) =>
    expect(sentence('create_new', findings)).toBe(`Probably two people: ${words}.`),
  );

  it('opens with the decision, and tells what is shared and what differs', () => {
    const findings: Findings = { given: 'same', surname: 'same', phone: 'same', email: 'different' };
    expect(decisions.map((decision) => sentence(decision, findings))).toMatchInlineSnapshot(`
      [
        "Probably two people: both names are the same, they share the phone number and the e-mail addresses differ.",
        "Perhaps one person: both names are the same, they share the phone number and the e-mail addresses differ.",
        "One person: both names are the same and they share the phone number.",
        "Probably two people of one household: both names are the same, they share the phone number and the e-mail addresses differ.",
      ]
    `);
  });

  it('is one sentence, whatever the evidence', () => {
    const decision = fc.constantFrom(...decisions);
    fc.assert(
      fc.property(anyFindings, decision, (findings, own) =>
        expect(sentence(own, findings)).toMatch(/^[A-Z][^.]*: [^.]+\.$/),
      ),
    );
  });
});

describe('sharedThings', () => {
  it.each<[Findings, string[]]>([
    [{ phone: 'same', email: 'same' }, ['the phone number', 'the e-mail address']],
    [{ phone: 'slip', email: 'different' }, []],
    [{ street: 'home', birth: 'same' }, ['the date of birth', 'the home']],
    [{ street: 'building' }, ['the building']],
    [{ street: 'other_unit' }, []],
  ])('of %j are %j', (findings, things) => expect(sharedThings(evidenceOf(findings))).toEqual(things));
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('of %j is "%s"', (words, text) => expect(listed(words)).toBe(text));
});
