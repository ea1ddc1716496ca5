import { checkContent, findingSentence } from '../../../nodes/ContactLedger/actions/event/event-content';

const create = (contact: object) => ({
  contact_data: {
    first_name: 'Nadia',
    last_name: 'Brooks',
    email: 'nadia.brooks@example.com',
    property_id: 'harbor-lofts',
    source: 'chatbot',
    initial_interaction: { type: 'chat', timestamp: '2026-11-22T10:15:00Z', message: 'Two bedrooms?' },
    ...contact,
  },
});

const sentencesOf = (source: string, type: string, payload: unknown) => {
  const checked = checkContent(source, type, payload);
  return checked.kind === 'refused' ? checked.findings.map(findingSentence) : checked.kind;
};

describe('what a corrected event may say', () => {
  it('takes what the trigger would have taken, without what is not agreed on', () => {
    const checked = checkContent('chatbot', 'contact.create', create({ ssn: '000-00-0000' }));
    expect(checked).toMatchObject({ kind: 'ok', isKindKnown: true });
    expect(JSON.stringify(checked)).not.toContain('000-00-0000');
    expect(
      sentencesOf('resman', 'contact.updated', {
        contact_id: 'harbor-lofts:R1:N1',
        updated_fields: { email: 'a@example.com' },
        update_source: 'resman',
        timestamp: '2026-11-22T10:00:00Z',
      }),
    ).toBe('ok');
  });

  it.each([
    ['chatbot', 'contact.create', create({ first_name: '', last_name: '' }), /_name/],
    ['chatbot', 'contact.create', create({ email: 'Kessler', phone: '12' }), /phone|email/],
    ['chatbot', 'contact.update', { contact_data: {} }, /contact_id/],
    ['resman', 'contact.updated', { contact_id: '' }, /contact_id/],
    ['domiq', 'contact.created', { type: 'contact.updated' }, /./],
    ['openphone', 'message.received', { id: 'x' }, /./],
    ['anybody', 'anything', [1], /the whole text: expected one JSON object/],
    ['chatbot', 'contact.create', 'Kessler', /the whole text/],
  ])(
    'refuses of %s %s what no such event says, names the field and never the value',
    (source, type, said, named) => {
      const sentences = sentencesOf(source, type, said);
      expect(String(sentences)).toMatch(named);
      expect(sentences).toBeInstanceOf(Array);
      expect(String(sentences)).not.toContain('Kessler');
    },
  );

  it('says of a source that is not ours that only its form was looked at', () => {
    expect(checkContent('yardi', 'contact.changed', { any: 'thing' })).toEqual({
      kind: 'ok',
      payload: { any: 'thing' },
      isKindKnown: false,
    });
  });
});
