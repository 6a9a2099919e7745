// Dossiers as issues with custom fields, sent to a running Redmine through its own REST interface: fill [count] or change [count].
import { all, call, local, run } from '../dossiers.mjs';

const server = process.env.REDMINE_URL ?? 'http://127.0.0.1:21030';
const headers = { 'X-Redmine-API-Key': process.env.REDMINE_KEY };
const ask = async (method, path, body) => (await call(method, server + path, { headers, body })).body;

const states = {
  NEW: 'Mới đăng ký',
  RECEIVED: 'Đã tiếp nhận',
  NOT_ACCEPTED: 'Không tiếp nhận',
  PROCESSING: 'Đang giải quyết',
  SUPPLEMENT_REQUESTED: 'Chờ bổ sung',
  PAYMENT_REQUESTED: 'Chờ nộp phí',
  WITHDRAWN: 'Công dân rút',
  STOPPED: 'Dừng',
  FINISHED: 'Xong',
  RETURNED: 'Đã trả',
};
const idsByName = (list) => Object.fromEntries(list.map((each) => [each.name, each.id]));
const statuses = idsByName((await ask('GET', '/issue_statuses.json')).issue_statuses);
const fields = idsByName((await ask('GET', '/custom_fields.json')).custom_fields);
const categories = idsByName((await ask('GET', '/projects/mot-cua/issue_categories.json')).issue_categories);
const tracker = idsByName((await ask('GET', '/trackers.json')).trackers)['Hồ sơ'];
const custom = (values) => Object.entries(values).map(([name, value]) => ({ id: fields[name], value }));
const date = (millis) => local(millis, 'dd/MM/yyyy HH:mm');

const issue = (one) => ({
  project_id: 'mot-cua',
  tracker_id: tracker,
  subject: one.procedureName,
  category_id: categories[one.field],
  status_id: statuses[states[one.state]],
  start_date: local(one.submitted, 'yyyy-MM-dd'),
  due_date: one.due ? local(one.due, 'yyyy-MM-dd') : '',
  custom_fields: custom({
    'Mã hồ sơ': one.code,
    'Mã thủ tục': one.procedureCode,
    'Đơn vị': one.agency,
    'Người nộp': one.applicant,
    'Số giấy tờ': one.applicantId,
    'Điện thoại': one.phone,
    'Kênh': { DIRECT: 'trực tiếp', ONLINE: 'trực tuyến', POST: 'bưu chính' }[one.channel],
    'Ngày tiếp nhận': date(one.received),
    'Ngày xong': date(one.finished),
    'Ngày trả': date(one.returned),
  }),
});

await run({
  total: async () => (await ask('GET', '/issues.json?status_id=*&limit=1')).total_count,
  // One at a time: SQLite has one writer.
  add: (list) => all(list, (one) => ask('POST', '/issues.json', { issue: issue(one) }), 1),
  finish: async (count) => {
    const { issues } = await ask('GET', `/issues.json?status_id=${statuses[states.PROCESSING]}&sort=due_date&limit=${count}`);
    const now = date(Date.now());
    const done = { status_id: statuses[states.RETURNED], custom_fields: custom({ 'Ngày xong': now, 'Ngày trả': now }) };
    await all(issues, (each) => call('PUT', `${server}/issues/${each.id}.json`, { headers, body: { issue: done } }), 1);
    return issues.map((each) => each.custom_fields.find((field) => field.name === 'Mã hồ sơ').value);
  },
});
