// Dossiers as items of a collection, sent to a running Directus through its own REST interface: fill [count] or change [count].
// The first fill makes the collection, and an account that may read it and nothing else.
import { call, chunks, run } from '../dossiers.mjs';

const server = process.env.DIRECTUS_URL ?? 'http://127.0.0.1:21020';
const administrator = { email: 'quan-tri@example.com', password: 'quan-tri' };
const reader = { email: process.env.DIRECTUS_EMAIL ?? 'mot-cua@example.com', password: process.env.DIRECTUS_PASSWORD ?? 'doc-ho-so' };

const token = (await call('POST', `${server}/auth/login`, { body: administrator })).body.data.access_token;
const ask = async (method, path, body) => (await call(method, server + path, { headers: { Authorization: `Bearer ${token}` }, body })).body;

const states = {
  NEW: 'submitted',
  RECEIVED: 'received',
  NOT_ACCEPTED: 'rejected',
  PROCESSING: 'in_progress',
  SUPPLEMENT_REQUESTED: 'awaiting_documents',
  PAYMENT_REQUESTED: 'awaiting_payment',
  WITHDRAWN: 'withdrawn',
  STOPPED: 'stopped',
  FINISHED: 'completed',
  RETURNED: 'delivered',
};
const date = (millis) => (millis === undefined ? null : new Date(millis).toISOString());

async function makeCollection() {
  const time = (field, special) => ({ field, type: 'timestamp', meta: special ? { special: [special] } : {} });
  const texts = ['code', 'procedure_code', 'procedure_name', 'sector', 'agency', 'department', 'officer', 'applicant_name', 'applicant_id', 'applicant_phone', 'channel', 'status'];
  await ask('POST', '/collections', {
    collection: 'dossiers',
    schema: {},
    meta: {},
    fields: [
      { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } },
      ...texts.map((field) => ({ field, type: 'string', schema: field === 'code' ? { is_unique: true } : {} })),
      ...['submitted_at', 'received_at', 'due_at', 'finished_at', 'returned_at', 'withdrawn_at'].map((field) => time(field)),
      { field: 'supplements', type: 'json' },
      time('date_created', 'date-created'),
      time('date_updated', 'date-updated'),
    ],
  });
  const role = (await ask('POST', '/roles', { name: 'Trạm đọc' })).data.id;
  const policy = { name: 'Đọc hồ sơ', permissions: [{ collection: 'dossiers', action: 'read', fields: ['*'], permissions: {} }] };
  const id = (await ask('POST', '/policies', policy)).data.id;
  await ask('POST', '/access', { role, policy: id });
  await ask('POST', '/users', { ...reader, role });
}

const item = (one) => ({
  code: one.code,
  procedure_code: one.procedureCode,
  procedure_name: one.procedureName,
  sector: one.field,
  agency: one.agency,
  department: one.department,
  officer: one.officer,
  applicant_name: one.applicant,
  applicant_id: one.applicantId,
  applicant_phone: one.phone,
  channel: { DIRECT: 'counter', ONLINE: 'online', POST: 'post' }[one.channel],
  status: states[one.state],
  submitted_at: date(one.submitted),
  received_at: date(one.received),
  due_at: date(one.due),
  finished_at: date(one.finished),
  returned_at: date(one.returned),
  withdrawn_at: date(one.withdrawn),
  supplements: one.supplements.map((each) => ({ asked: date(each.asked), received: date(each.received), old_due: date(each.oldDue), new_due: date(each.newDue) })),
});

await run({
  total: async () => {
    const known = await ask('GET', '/collections');
    if (!known.data.some((each) => each.collection === 'dossiers')) await makeCollection();
    return Number((await ask('GET', '/items/dossiers?limit=0&meta=total_count')).meta.total_count);
  },
  add: async (list) => {
    for (const some of chunks(list, 250)) await ask('POST', '/items/dossiers?fields=id', some.map(item));
  },
  finish: async (count) => {
    const filter = encodeURIComponent(JSON.stringify({ status: { _in: ['received', 'in_progress'] } }));
    const { data } = await ask('GET', `/items/dossiers?filter=${filter}&sort=due_at&limit=${count}&fields=id,code`);
    const now = date(Date.now());
    await ask('PATCH', '/items/dossiers?fields=id', { keys: data.map((each) => each.id), data: { status: states.RETURNED, finished_at: now, returned_at: now } });
    return data.map((each) => each.code);
  },
});
