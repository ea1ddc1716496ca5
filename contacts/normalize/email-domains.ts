/** Several domains of one provider, and the marks it does not read in a local part. */
interface MailboxRule {
  readonly home: string;
  readonly unread: RegExp | null;
}

const gmail: MailboxRule = { home: 'gmail.com', unread: /\./g };
const icloud: MailboxRule = { home: 'icloud.com', unread: null };
const proton: MailboxRule = { home: 'proton.me', unread: /[._-]/g };

const mailboxRules: ReadonlyMap<string, MailboxRule> = new Map([
  ['gmail.com', gmail],
  ['googlemail.com', gmail],
  ['icloud.com', icloud],
  ['me.com', icloud],
  ['mac.com', icloud],
  ['proton.me', proton],
  ['protonmail.com', proton],
  ['pm.me', proton],
]);

/** Providers as people misspell them. Left out is what others own: mail.com, email.com, ymail.com, hmail.com. */
const misspelledLabels: Readonly<Record<string, string>> = {
  'gmail.com':
    'gmai gmial gmal gmil gamil gnail gmaill gmali gmaul gmaii gmaiil ggmail gmmail gmaail gmsil gmqil gmakl ' +
    'gmaol gmaik gmaio gmaip gmeil gmailc gimail gemail gamail gmaild',
  'yahoo.com': 'yaho yahooo yhoo yhaoo yahho yaoo yaahoo yajoo yshoo yahoi yhahoo tahoo uahoo yah00 yaboo',
  'hotmail.com':
    'hotmial hotmal hotmil hotmai hotamil homail hotmaill hotnail hormail hotmaul htmail hotmali hotmaii hotmaol ' +
    'hotmeil hptmail hhotmail',
  'outlook.com':
    'outlok outook outlool outloook oulook outloo oultook otulook outllook putlook iutlook outlookk',
  'icloud.com':
    'iclould iclod icoud iclud icluod icloude iclound icould icolud icloid iclou icload iclouds icliud iicloud',
  'aol.com': 'aoll aool',
  'protonmail.com': 'protonmial protonmai protonmal',
};
const misspelledNetLabels: Readonly<Record<string, string>> = {
  'comcast.net': 'comast comcat concast comcats comcasr comcst',
  'sbcglobal.net': 'sbcgloabl sbcglobl sbcgobal sbcgloble sbclobal sbcgolbal sbcglobel',
  'verizon.net': 'verison verizion verzion',
  'bellsouth.net': 'belsouth bellsoth',
};
/** Endings that no registry gives out. */
const misspelledEndings: ReadonlyMap<string, string> = new Map([
  ...'con cmo ocm comm coom vom xom cim cpm clm conm comn comp'
    .split(' ')
    .map((end) => [end, 'com'] as const),
  ...'ent nett nte'.split(' ').map((end) => [end, 'net'] as const),
  ...'ogr orgg'.split(' ').map((end) => [end, 'org'] as const),
  ...'eud eduu'.split(' ').map((end) => [end, 'edu'] as const),
]);
/** Real endings (Colombia, Cameroon, Oman) that are ".com" with a letter lost when a provider of the list stands before. */
const cutEndings: ReadonlySet<string> = new Set(['co', 'cm', 'om']);

const providers: ReadonlySet<string> = new Set([
  ...mailboxRules.keys(),
  ...Object.keys(misspelledLabels),
  ...Object.keys(misspelledNetLabels),
  ...'live.com msn.com ymail.com rocketmail.com fastmail.com att.net cox.net charter.net'.split(' '),
]);
const misspelledDomains: ReadonlyMap<string, string> = new Map([
  ...domainsOf(misspelledLabels, 'com'),
  ...domainsOf(misspelledNetLabels, 'net'),
]);

/** Portals and forwarders that stand between a person and the leasing office; their subdomains are meant too. */
const relayDomains: ReadonlySet<string> = new Set(
  (
    'convo.zillow.com convo.trulia.com convo.hotpads.com zillowrentals.com apartments.com apartmentfinder.com ' +
    'forrent.com apartmentlist.com apartmentguide.com rent.com rentals.com rentpath.com apartmentsearch.com ' +
    'zumper.com padmapper.com zlead.co craigslist.org messaging.yelp.com facebook.com facebookmail.com ' +
    'privaterelay.appleid.com mozmail.com txt.voice.google.com'
  ).split(' '),
);

/**
 * The mail domain that is meant: "gmial.com", "gmail.co" and "gmail.con" are gmail.com, "example.con" is example.com.
 * Only well-known misspellings; every other domain comes back as it is. Expects lower case. Never throws, idempotent.
 */
export function meantDomain(domain: string): string {
  if (providers.has(domain)) return domain;
  const ending = domain.slice(domain.lastIndexOf('.') + 1);
  const stem = domain.slice(0, domain.length - ending.length);
  const meantEnding = misspelledEndings.get(ending);
  if (meantEnding !== undefined) return withoutMisspelling(stem + meantEnding);
  if (!cutEndings.has(ending)) return withoutMisspelling(domain);
  const whole = withoutMisspelling(`${stem}com`);
  return providers.has(whole) ? whole : domain;
}

/**
 * The mailbox that a local part without tag reaches at a domain: dots do not count at Gmail, dots, hyphens and
 * underscores do not at Proton; Googlemail is Gmail, me.com and mac.com are iCloud. Expects lower case. Never throws.
 * Source of the rule: support.google.com/mail/answer/7436150, support.apple.com/108764, proton.me/support.
 */
export function mailboxAt(local: string, domain: string): { readonly local: string; readonly home: string } {
  const rule = mailboxRules.get(domain);
  if (rule === undefined) return { local, home: domain };
  const read = rule.unread === null ? local : local.replace(rule.unread, '');
  return { local: read === '' ? local : read, home: rule.home };
}

/** True for the domains, and their subdomains, of portals that relay enquiries. Expects lower case. Never throws. */
export function isRelayDomain(domain: string): boolean {
  for (let start = 0; start >= 0;) {
    const suffix = start === 0 ? domain : domain.slice(start);
    if (relayDomains.has(suffix)) return true;
    const dot = domain.indexOf('.', start);
    start = dot === -1 ? -1 : dot + 1;
  }
  return false;
}

function withoutMisspelling(domain: string): string {
  return misspelledDomains.get(domain) ?? domain;
}

function domainsOf(labels: Readonly<Record<string, string>>, ending: string): [string, string][] {
  return Object.entries(labels).flatMap(([meant, spellings]) =>
    spellings.split(' ').map((label): [string, string] => [`${label}.${ending}`, meant]),
  );
}
