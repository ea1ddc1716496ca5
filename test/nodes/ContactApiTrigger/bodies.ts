/** An invented visitor of the chatbot. */
export const createBody = (overrides: Record<string, unknown> = {}) => ({
  contact_data: {
    first_name: 'Imani',
    last_name: 'Okafor',
    email: 'imani@example.com',
    phone: '(202) 555-0143',
    property_id: 'P1',
    source: 'chatbot',
    initial_interaction: { type: 'chat', timestamp: '2026-11-22T10:15:00Z', message: 'Hello' },
    ...overrides,
  },
});

export const updateBody = (overrides: Record<string, unknown> = { notes: 'Has two cats' }) => ({
  contact_data: overrides,
  update_source: 'chatbot',
});

export const changeBody = (overrides: Record<string, unknown> = {}) => ({
  contact_id: 'P1:100:200',
  updated_fields: { email: 'imani@example.com', property_id: 'P1' },
  update_source: 'resman',
  timestamp: '2026-11-22T10:15:00Z',
  user_id: 'U7',
  ...overrides,
});
