// Dossiers as pages of JSON, sent to a running MediaWiki through its own action API: fill [count] or change [count].
import { all, call, local, run } from '../dossiers.mjs';

const server = `${process.env.MEDIAWIKI_URL ?? 'http://127.0.0.1:21050'}/api.php`;
const cookies = new Map();
async function ask(parameters, post = false) {
  const form = new URLSearchParams({ format: 'json', formatversion: '2', ...parameters });
  const headers = { Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
  const answer = post ? await call('POST', server, { headers, body: form }) : await call('GET', `${server}?${form}`, { headers });
  for (const set of answer.headers.getSetCookie()) cookies.set(...set.split(';')[0].split(/=(.*)/s).slice(0, 2));
  if (answer.body.error) throw new Error(JSON.stringify(answer.body.error).slice(0, 500));
  return answer.body;
}
const login = (await ask({ action: 'query', meta: 'tokens', type: 'login' })).query.tokens.logintoken;
await ask({ action: 'login', lgname: 'Tram-ghi', lgpassword: 'Ghi.Ho.So.2026', lgtoken: login }, true);
const token = (await ask({ action: 'query', meta: 'tokens' })).query.tokens.csrftoken;

const states = {
  NEW: 'Mới đăng ký',
  RECEIVED: 'Được tiếp nhận',
  NOT_ACCEPTED: 'Không được tiếp nhận',
  PROCESSING: 'Đang xử lý',
  SUPPLEMENT_REQUESTED: 'Yêu cầu bổ sung giấy tờ',
  PAYMENT_REQUESTED: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  WITHDRAWN: 'Công dân yêu cầu rút',
  STOPPED: 'Dừng xử lý',
  FINISHED: 'Đã xử lý xong',
  RETURNED: 'Đã trả kết quả',
};
const date = (millis) => local(millis, 'HH:mm dd/MM/yyyy') || null;
const page = (one) => ({
  thuTuc: { ma: one.procedureCode, ten: one.procedureName, linhVuc: one.field },
  donVi: one.agency,
  phong: one.department,
  canBo: one.officer,
  nguoiNop: { hoTen: one.applicant, giayTo: one.applicantId, dienThoai: one.phone },
  kenh: { DIRECT: 'trực tiếp', ONLINE: 'trực tuyến', POST: 'bưu chính công ích' }[one.channel],
  trangThai: states[one.state],
  nop: date(one.submitted),
  tiepNhan: date(one.received),
  henTra: date(one.due),
  xong: date(one.finished),
  traKetQua: date(one.returned),
  rut: date(one.withdrawn),
  boSung: one.supplements.map((each) => ({ yeuCau: date(each.asked), nhan: date(each.received), henCu: date(each.oldDue), henMoi: date(each.newDue) })),
});
const edit = (title, body) => ask({ action: 'edit', title, text: JSON.stringify(body), token, bot: '1' }, true);
const pages = (parameters) => ask({ action: 'query', generator: 'allpages', gapnamespace: '3000', gaplimit: 'max', ...parameters });

async function* everything(parameters) {
  for (let more = {}; more; ) {
    const answer = await pages({ ...parameters, ...more });
    yield* answer.query?.pages ?? [];
    more = answer.continue;
  }
}

await run({
  total: async () => {
    let count = 0;
    for await (const _ of everything({})) count++;
    return count;
  },
  add: (list) => all(list, (one) => edit(`Hồ sơ:${one.code}`, page(one)), 4),
  finish: async (count) => {
    const open = [];
    for await (const each of everything({ prop: 'revisions', rvprop: 'content', rvslots: 'main' })) {
      const body = JSON.parse(each.revisions[0].slots.main.content);
      if (body.trangThai === states.PROCESSING) open.push([each.title, body]);
      if (open.length === count) break;
    }
    const now = date(Date.now());
    await all(open, ([title, body]) => edit(title, { ...body, trangThai: states.RETURNED, xong: now, traKetQua: now }), 4);
    return open.map(([title]) => title);
  },
});
