import { readOptOut } from '../../../contacts/consent/opt-out-language';
import { ownWords } from '../../../contacts/consent/own-words';
import { NEITHER, OPT_INS, OPT_OUTS } from './opt-out-corpus';
import { ASK_FOR_OTHER_THINGS, ASK_TO_STOP } from './opt-out-messages';

/** How many characters of a message are read. */
const LOOKED_AT = 2_000;

describe('readOptOut, of messages as people write them', () => {
  it.each(OPT_OUTS)('reads %j as about %s: %s', (message, channels) => {
    const reading = readOptOut(message, 'text');
    expect([reading.intent, reading.channels.join(' ')]).toEqual(['opt_out', channels]);
  });

  it.each(NEITHER)('reads nothing into %j: %s', (message) => {
    expect(readOptOut(message, 'text').intent).toBeNull();
  });

  it.each(OPT_INS)('reads %j as wanting to be contacted', (message) => {
    expect(readOptOut(message, 'text').intent).toBe('opt_in');
  });

  it.each(ASK_TO_STOP)('hears %j', (message) => {
    expect(readOptOut(message, 'text').intent).toBe('opt_out');
  });

  it.each(ASK_FOR_OTHER_THINGS)('hears nothing of it in %j', (message) => {
    expect(readOptOut(message, 'text').intent).toBeNull();
  });

  it('takes messages to be what they came by, and texts', () => {
    const channels = (over: 'text' | 'email' | 'chat') =>
      readOptOut('stop sending me messages', over).channels.join(' ');
    expect([channels('text'), channels('email'), channels('chat')]).toEqual([
      'text',
      'text email',
      'text call email',
    ]);
  });

  it('quotes the clauses that say so', () => {
    expect(readOptOut('Hi, I signed elsewhere. Please stop texting me! Wanda', 'text').quote).toBe(
      'Please stop texting me',
    );
    expect(readOptOut('STOP!! wrong number', 'text').quote).toBe('STOP … wrong number');
  });

  it('ends with hostile messages, and looks at their beginning alone', () => {
    const hostile = [
      'stop '.repeat(200_000),
      'no '.repeat(300_000),
      'dont '.repeat(200_000),
      `take me ${'off '.repeat(250_000)}`,
      'on '.repeat(400_000),
      `On ${'x'.repeat(1_000_000)} wrote:`,
      `Liked “${'“'.repeat(1_000_000)}`,
      'i do not want to receive '.repeat(50_000),
      '\u{1F6D1}'.repeat(500_000),
      '\uD83D'.repeat(1_000_000),
      '>\n'.repeat(500_000),
      `${' '.repeat(1_000_000)}stop`,
    ];
    for (const message of hostile)
      expect(readOptOut(message, 'text')).toEqual(readOptOut(message.trim().slice(0, LOOKED_AT), 'text'));
    const late = `${'I like the kitchen. '.repeat(LOOKED_AT / 20)}Stop texting me.`;
    expect(readOptOut(late, 'text').intent).toBeNull();
    expect(readOptOut(late.slice(20), 'text').intent).toBe('opt_out');
  });
});

describe('ownWords', () => {
  it.each([
    ['Yes!\n\nOn Mon, Jan 5, 2026 at 9:00 AM Leasing Office\n<l@example.com> wrote:\n> STOP', 'Yes!'],
    ['Yes!\nEl lun, 5 ene 2026 a las 9:00, Leasing escribió:\n> ALTO', 'Yes!'],
    ['Yes!\n-----Original Message-----\nstop', 'Yes!'],
    ['Yes!\n________________\nFrom: Leasing', 'Yes!'],
    ['> are you coming?\nstop', 'stop'],
    ['Liked “STOP”', ''],
    ['Loved an image', 'Loved an image'],
    ['On Monday I will stop by', 'On Monday I will stop by'],
  ])('of %j are %j', (message, expected) => {
    expect(ownWords(message).trim()).toBe(expected);
  });
});
