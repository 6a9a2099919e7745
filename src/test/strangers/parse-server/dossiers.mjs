// Invented dossiers of class HoSo, the same for the same seed, sent to a running parse-server through its own REST interface.
//   node dossiers.mjs fill [count]     as many new dossiers (3000)
//   node dossiers.mjs change [count]   as many changed ones (30) and a tenth as many new ones
const server = process.env.PARSE_URL ?? 'http://127.0.0.1:1337/parse';
const headers = {
  'X-Parse-Application-Id': process.env.PARSE_APP_ID ?? 'mot-cua',
  'X-Parse-Master-Key': process.env.PARSE_MASTER_KEY ?? 'chi-de-thu',
  'Content-Type': 'application/json',
};
const hour = 3_600_000;
const day = 24 * hour;

const procedures = [
  ['1.001193', 'Đăng ký khai sinh', 'Hộ tịch', 1],
  ['1.000894', 'Đăng ký kết hôn', 'Hộ tịch', 3],
  ['1.000656', 'Đăng ký khai tử', 'Hộ tịch', 1],
  ['2.000635', 'Cấp bản sao trích lục hộ tịch', 'Hộ tịch', 1],
  ['1.004222', 'Đăng ký thường trú', 'Đăng ký, quản lý cư trú', 7],
  ['2.000815', 'Chứng thực bản sao từ bản chính', 'Chứng thực', 2],
  ['1.001612', 'Đăng ký thành lập hộ kinh doanh', 'Thành lập và hoạt động của hộ kinh doanh', 3],
  ['1.001776', 'Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng', 'Bảo trợ xã hội', 22],
];
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô'];
const middles = ['Thị', 'Văn', 'Đức', 'Minh', 'Ngọc', 'Quỳnh', 'Thế', 'Hữu'];
const givens = ['Ánh', 'Bích', 'Cường', 'Dũng', 'Giang', 'Hạnh', 'Khuê', 'Lượng', 'Nghĩa', 'Phượng', 'Thắng', 'Yến'];
const agencies = [['H24.101', 'UBND phường Hồng Bàng'], ['H24.102', 'UBND phường Lê Chân'], ['H24.103', 'UBND xã An Lão']];
const openStates = ['moi', 'da_tiep_nhan', 'dang_xu_ly', 'dang_xu_ly', 'dang_xu_ly', 'cho_bo_sung'];
const channels = ['truc_tiep', 'truc_tuyen', 'truc_tuyen', 'buu_chinh'];

function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const date = (millis) => ({ __type: 'Date', iso: new Date(millis).toISOString() });

function dossier(number, now) {
  const random = randomFrom(number * 7919 + 17);
  random();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [code, name, field, days] = pick(procedures);
  const [agency, agencyName] = pick(agencies);
  const open = random() < 0.3;
  const received = now - (open ? random() * days * 1.6 : days * 2 + random() * 60) * day;
  const due = received + days * 1.4 * day;
  const finished = open ? undefined : Math.min(due + (random() < 0.08 ? day : -random() * day * days * 0.7), now - hour);
  return {
    maHoSo: `${agency}-${new Date(received).toISOString().slice(2, 10).replaceAll('-', '')}-${String(number).padStart(5, '0')}`,
    thuTuc: { ma: code, ten: name, linhVuc: field },
    nguoiNop: {
      hoTen: `${pick(families)} ${pick(middles)} ${pick(givens)}`,
      soDinhDanh: '031' + String(Math.floor(random() * 1e9)).padStart(9, '0'),
      dienThoai: '09' + String(Math.floor(random() * 1e8)).padStart(8, '0'),
    },
    donVi: { ma: agency, ten: agencyName },
    kenh: pick(channels),
    trangThai: open ? pick(openStates) : random() < 0.9 ? 'da_tra_ket_qua' : 'da_xu_ly_xong',
    ngayTiepNhan: date(received),
    ngayHenTra: date(due),
    ...(finished ? { ngayKetThuc: date(finished) } : {}),
  };
}

async function call(method, path, body) {
  const answer = await fetch(server + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return JSON.parse(text);
}

// Eight at a time and not through /batch, which 9.10.0 answers with status 500.
async function all(requests) {
  const waiting = [...requests];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await call(next.method, next.path, next.body);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

// With a condition, because a bare count is PostgreSQL's estimate.
const everything = encodeURIComponent('{"maHoSo":{"$exists":true}}');
const total = async () => (await call('GET', `/classes/HoSo?where=${everything}&count=1&limit=0`)).count;

async function fill(count) {
  const first = (await total().catch(() => 0)) + 1; // a class that nobody wrote to yet is an error
  const now = Date.now();
  const bodies = Array.from({ length: count }, (_, index) => dossier(first + index, now));
  await all(bodies.map((body) => ({ method: 'POST', path: '/classes/HoSo', body })));
  console.log(`${count} new dossiers, ${await total()} in all`);
}

async function change(count) {
  const where = encodeURIComponent(JSON.stringify({ trangThai: { $in: ['moi', 'da_tiep_nhan', 'dang_xu_ly'] } }));
  const { results } = await call('GET', `/classes/HoSo?where=${where}&order=ngayHenTra&limit=${count}&keys=maHoSo`);
  const body = { trangThai: 'da_tra_ket_qua', ngayKetThuc: date(Date.now()) };
  await all(results.map((found) => ({ method: 'PUT', path: `/classes/HoSo/${found.objectId}`, body })));
  console.log(`${results.length} dossiers finished, for example ${results[0]?.maHoSo}`);
  await fill(Math.ceil(count / 10));
}

const [task, count] = process.argv.slice(2);
if (task === 'fill') await fill(Number(count ?? 3000));
else if (task === 'change') await change(Number(count ?? 30));
else throw new Error('say what to do: fill [count], or change [count]');
