import { isLoopbackUrl } from '../../../nodes/OpenPhoneTrigger/webhook-url';

describe('isLoopbackUrl', () => {
  it.each<[string, boolean, string]>([
    ['http://localhost:5678/webhook/x', true, 'the default of n8n'],
    ['https://LOCALHOST.', true, 'in capitals, with the dot of a full name'],
    ['http://n8n.localhost', true, 'a name below it'],
    ['http://127.0.0.1:5678', true, 'IPv4'],
    ['http://127.9.9.9', true, 'the whole block'],
    ['http://0.0.0.0:5678', true, 'every address of this machine'],
    ['http://[::1]:5678', true, 'IPv6'],
    ['http://2130706433', true, 'IPv4 as one number'],
    ['https://n8n.example.com', false, 'a public name'],
    ['https://localhost.example.com', false, 'a public name that begins so'],
    ['https://127.0.0.1.example.com', false, 'a public name that looks like an address'],
    ['no url', false, 'no URL'],
  ])('says of %s: %s, %s', (url, expected) => {
    expect(isLoopbackUrl(url)).toBe(expected);
  });
});
