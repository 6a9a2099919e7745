// Dossiers as hosts with tags, sent to a running Zabbix through its own JSON-RPC interface: fill [count] or change [count].
import { call, chunks, local, run } from '../dossiers.mjs';

const server = process.env.ZABBIX_URL ?? 'http://127.0.0.1:21040';
let auth = null;
async function rpc(method, params) {
  const { body } = await call('POST', `${server}/api_jsonrpc.php`, { body: { jsonrpc: '2.0', method, params, auth, id: 1 } });
  if (body.error) throw new Error(`${method}: ${JSON.stringify(body.error).slice(0, 500)}`);
  return body.result;
}
auth = await rpc('user.login', { username: 'Admin', password: 'zabbix' });

const states = {
  NEW: 'MOI',
  RECEIVED: 'TIEPNHAN',
  NOT_ACCEPTED: 'TUCHOI',
  PROCESSING: 'XULY',
  SUPPLEMENT_REQUESTED: 'BOSUNG',
  PAYMENT_REQUESTED: 'NOPPHI',
  WITHDRAWN: 'RUT',
  STOPPED: 'DUNG',
  FINISHED: 'XONG',
  RETURNED: 'TRA',
};
const date = (millis) => local(millis, 'yyyyMMddHHmmss');
// A tag without a value would be kept as an empty one.
const tags = (values) => Object.entries(values).filter(([, value]) => value).map(([tag, value]) => ({ tag, value }));

// The group of the dossiers' hosts, and with it an account that may read them and nothing else.
async function group() {
  const found = await rpc('hostgroup.get', { filter: { name: ['Hồ sơ'] } });
  if (found.length > 0) return found[0].groupid;
  const id = (await rpc('hostgroup.create', { name: 'Hồ sơ' })).groupids[0];
  const { usrgrpids } = await rpc('usergroup.create', { name: 'Trạm đọc', rights: [{ id, permission: 2 }] });
  const reader = { username: process.env.ZABBIX_USER ?? 'mot-cua', passwd: process.env.ZABBIX_PASSWORD ?? 'Doc.Ho.So.2026' };
  await rpc('user.create', { ...reader, roleid: '1', usrgrps: [{ usrgrpid: usrgrpids[0] }] });
  return id;
}
const host = (one, groupid) => ({
  host: one.code,
  name: `${one.code} ${one.procedureName}`.slice(0, 128),
  groups: [{ groupid }],
  status: 1,
  description: JSON.stringify(one.supplements.map((each) => ({ yeuCau: date(each.asked), tiepNhan: date(each.received), henCu: date(each.oldDue), henMoi: date(each.newDue) }))),
  tags: tags({
    'ma-thu-tuc': one.procedureCode,
    'ten-thu-tuc': one.procedureName,
    'linh-vuc': one.field,
    'don-vi': one.agency,
    'phong': one.department,
    'can-bo': one.officer,
    'nguoi-nop': one.applicant,
    'so-giay-to': one.applicantId,
    'dien-thoai': one.phone,
    'kenh': { DIRECT: '1', ONLINE: '2', POST: '3' }[one.channel],
    'trang-thai': states[one.state],
    'ngay-nop': date(one.submitted),
    'ngay-tiep-nhan': date(one.received),
    'ngay-hen-tra': date(one.due),
    'ngay-xong': date(one.finished),
    'ngay-tra': date(one.returned),
    'ngay-rut': date(one.withdrawn),
  }),
});

// The number of the group is what the connector asks for.
if (process.argv[2] === 'group') {
  console.log(await group());
  process.exit();
}
await run({
  total: async () => Number(await rpc('host.get', { groupids: [await group()], countOutput: true })),
  add: async (list) => {
    const groupid = await group();
    for (const some of chunks(list, 250)) await rpc('host.create', some.map((one) => host(one, groupid)));
  },
  finish: async (count) => {
    const open = await rpc('host.get', { output: ['host'], selectTags: 'extend', tags: [{ tag: 'trang-thai', value: 'XULY', operator: 1 }], limit: count, sortfield: 'hostid' });
    for (const each of open) {
      const kept = each.tags.filter((one) => one.tag !== 'trang-thai').map(({ tag, value }) => ({ tag, value }));
      const done = tags({ 'trang-thai': states.RETURNED, 'ngay-xong': date(Date.now()), 'ngay-tra': date(Date.now()) });
      await rpc('host.update', { hostid: each.hostid, tags: [...kept, ...done] });
    }
    return open.map((each) => each.host);
  },
});
