import type { Refusal } from './delivery';

/** What people write who want no more texts or calls, with what it forbids for the number; labelled by hand. */
export const refusals: readonly { readonly text: string; readonly refuses: Refusal }[] = [
  { text: 'STOP', refuses: 'number' },
  { text: 'Please stop texting me', refuses: 'texts' },
  { text: 'por favor no me manden más mensajes', refuses: 'texts' },
  { text: 'Unsubscribe', refuses: 'number' },
  { text: 'No more texts please', refuses: 'texts' },
  { text: 'ya no me escriban', refuses: 'texts' },
  { text: 'Do not call or text me', refuses: 'number' },
  { text: 'Do not text me again', refuses: 'texts' },
  { text: 'PARAR', refuses: 'number' },
  { text: 'Stop messaging me please', refuses: 'texts' },
  { text: 'no quiero recibir mensajes', refuses: 'texts' },
  { text: 'ALTO', refuses: 'number' },
];

/** What people write about homes, and a few that only look like a refusal. */
export const questions: readonly string[] = [
  'Is it still free in June?',
  '¿Aceptan perros?',
  'Can I stop by after work?',
  'What is the deposit?',
  'Is the end unit still free?',
  'I will be ten minutes late',
  'When does the lease end?',
  'Can I see it on Saturday?',
];
