// Dossiers of class HoSo, sent to a running parse-server through its own REST interface: fill [count] or change [count].
import { all, call, run } from '../dossiers.mjs';

const server = process.env.PARSE_URL ?? 'http://127.0.0.1:1337/parse';
const headers = {
  'X-Parse-Application-Id': process.env.PARSE_APP_ID ?? 'mot-cua',
  'X-Parse-Master-Key': process.env.PARSE_MASTER_KEY ?? 'chi-de-thu',
};
const channels = { DIRECT: 'truc_tiep', ONLINE: 'truc_tuyen', POST: 'buu_chinh' };
const states = {
  NEW: 'moi',
  RECEIVED: 'da_tiep_nhan',
  NOT_ACCEPTED: 'tu_choi',
  PROCESSING: 'dang_xu_ly',
  SUPPLEMENT_REQUESTED: 'cho_bo_sung',
  PAYMENT_REQUESTED: 'cho_nop_phi',
  WITHDRAWN: 'da_rut',
  STOPPED: 'dung_xu_ly',
  FINISHED: 'da_xu_ly_xong',
  RETURNED: 'da_tra_ket_qua',
};

const ask = async (method, path, body) => (await call(method, server + path, { headers, body })).body;
const date = (millis) => (millis === undefined ? undefined : { __type: 'Date', iso: new Date(millis).toISOString() });

const body = (one) => ({
  maHoSo: one.code,
  thuTuc: { ma: one.procedureCode, ten: one.procedureName, linhVuc: one.field },
  nguoiNop: { hoTen: one.applicant, soDinhDanh: one.applicantId, dienThoai: one.phone },
  donVi: { ma: one.agency, ten: one.agencyName },
  kenh: channels[one.channel],
  trangThai: states[one.state],
  ngayTiepNhan: date(one.received),
  ngayHenTra: date(one.due),
  ngayKetThuc: date(one.finished),
  boSung: one.supplements.map((each) => ({ yeuCau: date(each.asked), tiepNhan: date(each.received), henCu: date(each.oldDue), henMoi: date(each.newDue) })),
});

// With a condition, because a bare count is PostgreSQL's estimate.
const everything = encodeURIComponent('{"maHoSo":{"$exists":true}}');

await run({
  // A class that nobody wrote to yet is an error.
  total: async () => (await ask('GET', `/classes/HoSo?where=${everything}&count=1&limit=0`).catch(() => ({ count: 0 }))).count,
  // Eight at a time and not through /batch, which 9.10.0 answers with status 500.
  add: (list) => all(list, (one) => ask('POST', '/classes/HoSo', body(one))),
  finish: async (count) => {
    const where = encodeURIComponent(JSON.stringify({ trangThai: { $in: ['moi', 'da_tiep_nhan', 'dang_xu_ly'] } }));
    const { results } = await ask('GET', `/classes/HoSo?where=${where}&order=ngayHenTra&limit=${count}&keys=maHoSo`);
    await all(results, (found) => ask('PUT', `/classes/HoSo/${found.objectId}`, { trangThai: 'da_tra_ket_qua', ngayKetThuc: date(Date.now()) }));
    return results.map((found) => found.maHoSo);
  },
});
