// Dossiers as posts of a type of their own, sent to a running WordPress through its own REST interface: fill [count] or change [count].
import { all, call, chunks, local, run } from '../dossiers.mjs';

const server = process.env.WORDPRESS_URL ?? 'http://127.0.0.1:21010/wp-json';
const account = `${process.env.WORDPRESS_USER ?? 'mot-cua'}:${process.env.WORDPRESS_PASSWORD}`;
const headers = { Authorization: 'Basic ' + Buffer.from(account).toString('base64') };
const ask = (method, path, body) => call(method, server + path, { headers, body });

const states = {
  NEW: 'mới đăng ký',
  RECEIVED: 'đã tiếp nhận',
  NOT_ACCEPTED: 'không tiếp nhận',
  PROCESSING: 'đang xử lý',
  SUPPLEMENT_REQUESTED: 'chờ bổ sung',
  PAYMENT_REQUESTED: 'chờ nộp phí',
  WITHDRAWN: 'công dân rút',
  STOPPED: 'dừng xử lý',
  FINISHED: 'xử lý xong',
  RETURNED: 'đã trả kết quả',
};
const date = (millis) => local(millis, 'dd/MM/yyyy HH:mm');

const post = (one) => ({
  title: one.code,
  status: 'publish',
  meta: {
    ma_thu_tuc: one.procedureCode,
    ten_thu_tuc: one.procedureName,
    linh_vuc: one.field,
    ma_don_vi: one.agency,
    phong: one.department,
    can_bo: one.officer,
    nguoi_nop: one.applicant,
    so_giay_to: one.applicantId,
    dien_thoai: one.phone,
    kenh: { DIRECT: 'tại quầy', ONLINE: 'trực tuyến', POST: 'bưu chính' }[one.channel],
    trang_thai: states[one.state],
    ngay_nop: date(one.submitted),
    ngay_tiep_nhan: date(one.received),
    ngay_hen_tra: date(one.due),
    ngay_xong: date(one.finished),
    ngay_tra: date(one.returned),
    ngay_rut: date(one.withdrawn),
    bo_sung: one.supplements.map((each) => ({ yeu_cau: date(each.asked), tiep_nhan: date(each.received), hen_cu: date(each.oldDue), hen_moi: date(each.newDue) })),
  },
});

// WordPress takes 25 requests in one.
const batch = (requests) => all(chunks(requests, 25), (some) => ask('POST', '/batch/v1', { requests: some }), 3);

await run({
  total: async () => Number((await ask('GET', '/wp/v2/ho-so?per_page=1&_fields=id')).headers.get('x-wp-total')),
  add: (list) => batch(list.map((one) => ({ method: 'POST', path: '/wp/v2/ho-so', body: post(one) }))),
  finish: async (count) => {
    const open = [];
    for (let page = 1; open.length < count; page++) {
      const found = (await ask('GET', `/wp/v2/ho-so?per_page=100&page=${page}&order=asc&_fields=id,title,meta`)).body;
      open.push(...found.filter((each) => ['đã tiếp nhận', 'đang xử lý'].includes(each.meta.trang_thai)));
    }
    open.length = count;
    const now = date(Date.now());
    // A change of meta alone leaves the time of change as it was, so the title is sent as well.
    const meta = { trang_thai: states.RETURNED, ngay_xong: now, ngay_tra: now };
    await batch(open.map((each) => ({ method: 'POST', path: `/wp/v2/ho-so/${each.id}`, body: { title: each.title.rendered, meta } })));
    return open.map((each) => each.title.rendered);
  },
});
