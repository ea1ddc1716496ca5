import { readOptOut } from '../../../contacts/consent/opt-out-language';

const KEYWORDS = [
  'STOP',
  'stop',
  'Stop.',
  ' stop! ',
  'STOP 🙏',
  'StopAll',
  'Stop all',
  'UNSUBSCRIBE',
  'Unsubscribe!!',
  'cancel',
  'CANCEL.',
  'End',
  'quit',
  'QUIT',
  'revoke',
  'opt out',
  'OPT-OUT',
  'optout',
  'please stop',
  'Stop please',
  'remove me',
  'ALTO',
  'Basta!',
  'No más',
];
const SENTENCES = [
  ['please stop texting me', 'text'],
  ["Don't text me again", 'text'],
  ['do not text this number', 'text'],
  ['dont text me', 'text'],
  ['Stop messaging me!', 'text'],
  ['No more texts please', 'text'],
  ['stop sending me text messages', 'text'],
  ['Please stop sending texts', 'text'],
  ["I don't want any more texts", 'text'],
  ["don't call me anymore", 'call'],
  ['Stop calling me', 'call'],
  ['please do not call this number', 'call'],
  ['never call me again', 'call'],
  ['no more calls', 'call'],
  ['STOP CALLING', 'call'],
  ['stop emailing me', 'email'],
  ['Please unsubscribe me', 'text call email'],
  ["don't email me", 'email'],
  ['no more emails, thanks', 'email'],
  ['I would like to unsubscribe', 'text call email'],
  ['stop texting and calling me', 'text call'],
  ['do not call or text me', 'text call'],
  ['take me off your list', 'text call email'],
  ['please take my number off your list', 'text call email'],
  ['Remove me from your list', 'text call email'],
  ['Wrong number', 'text call email'],
  ['you have the wrong person', 'text call email'],
  ['leave me alone', 'text call email'],
  ['do not contact me', 'text call email'],
  ["Don't contact me again please", 'text call email'],
  ['I do not wish to be contacted', 'text call email'],
  ['opt me out', 'text call email'],
  ['no me escriba más', 'text'],
  ['No me llamen más', 'call'],
  ['por favor no me manden mensajes', 'text'],
  ['Deje de llamarme', 'call'],
  ['quíteme de la lista', 'text call email'],
  ['número equivocado', 'text call email'],
] as const;
const NEITHER = [
  'stop by tomorrow',
  'Can I stop by the office at 5?',
  'I will stop by after work',
  'Does the bus stop near the property?',
  'can you cancel my tour',
  'I need to cancel my appointment',
  'Please cancel the application',
  'How do I cancel my lease?',
  'when does the lease end',
  'my lease will end in June',
  'Is it at the end of the hall?',
  'end of the month works',
  "don't stop",
  "I can't stop thinking about that kitchen",
  'please do not stop texting me',
  "don't stop calling me, I just missed it",
  'what is your smoking policy, I quit last year',
  'I quit my job so my income changed',
  'Did you quit renting studios?',
  'How can I unsubscribe my roommate from the portal?',
  'call me',
  'Text me the address',
  'please email me the floor plan',
  'You can call me after 5',
  'my number is 617-555-0142',
  'Yes',
  'yes please',
  'ok',
  'no',
  'No thanks',
  'not interested right now',
  'Help',
  'INFO',
  'remove the couch from the unit',
  'take the trash out',
  'can you take $50 off the rent',
  'Please take me off the waitlist',
  'take my name off the waiting list',
  'Stop sign is broken at the entrance',
  'nonstop noise upstairs',
  'the dog will not stop barking',
  'the toilet will not stop running',
  'water won’t stop dripping',
  'Please stop the noise upstairs',
  'I never got a call back',
  "you didn't call me",
  'nobody called me',
  "I don't have a phone",
  'The email bounced',
  'stop the leak please',
  'Is there a bus stop? Also text me pictures',
  'I opted out of the parking',
  'opt out of renters insurance?',
  'we start on Monday',
  'when does the lease start?',
  'Start date June 1',
  'Alto Street entrance',
  'cuánto cuesta el de dos cuartos',
  '',
  '   ',
  '👍',
  '🛑',
  'STOP sign',
  'unit 204',
  'revoked my application?',
  'The end',
];
const OPT_INS = [
  'START',
  'Start',
  'unstop',
  'UNSTOP.',
  'opt in',
  'Subscribe',
  'you can text me again',
  'please start texting me',
];

describe('readOptOut', () => {
  it.each(KEYWORDS)('reads the keyword %j', (message) => {
    expect(readOptOut(message, 'text')).toEqual({
      intent: 'opt_out',
      channels: ['text', 'call'],
      quote: message.trim(),
      certainty: 'keyword',
    });
  });

  it.each(SENTENCES)('reads %j as about %s', (message, channels) => {
    expect(readOptOut(message, 'text')).toMatchObject({
      intent: 'opt_out',
      channels: channels.split(' '),
      certainty: 'sentence',
    });
  });

  it.each(NEITHER)('reads nothing into %j', (message) => {
    expect(readOptOut(message, 'text').intent).toBeNull();
  });

  it.each(OPT_INS)('reads %j as wanting to be contacted', (message) => {
    expect(readOptOut(message, 'text').intent).toBe('opt_in');
  });

  it('takes a bare word to be about the way it came', () => {
    expect(readOptOut('stop', 'email').channels).toEqual(['email']);
    expect(readOptOut('stop', 'chat').channels).toEqual(['text', 'call', 'email']);
  });
});
