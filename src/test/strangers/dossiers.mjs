// Invented dossiers for the servers of this folder, the same for the same number, with every state and with supplements.
// Each server's own script says what its fields are called and how they are sent.
const hour = 3_600_000;
const day = 24 * hour;

// Code, name, field, working days.
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
const departments = ['Bộ phận Một cửa', 'Phòng Kinh tế', 'Phòng Văn hóa - Xã hội'];
const openStates = ['NEW', 'RECEIVED', 'PROCESSING', 'PROCESSING', 'PROCESSING', 'PROCESSING', 'SUPPLEMENT_REQUESTED', 'PAYMENT_REQUESTED', 'STOPPED'];
const closedStates = [...Array(16).fill('RETURNED'), 'FINISHED', 'FINISHED', 'WITHDRAWN', 'NOT_ACCEPTED'];
const channels = ['DIRECT', 'ONLINE', 'ONLINE', 'ONLINE', 'POST'];

function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function supplementsOf(state, received, due, random) {
  const asked = received + (due - received) * 0.3;
  if (state === 'SUPPLEMENT_REQUESTED') return [{ asked, oldDue: due }];
  if (random() > 0.1) return [];
  return [{ asked, received: asked + day / 2, oldDue: due, newDue: due + day }];
}

/** The invented dossier of this number; times are milliseconds, states are those of the national list. */
export function dossier(number, now = Date.now()) {
  const random = randomFrom(number * 7919 + 17);
  random();
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [procedureCode, procedureName, field, days] = pick(procedures);
  const [agency, agencyName] = pick(agencies);
  const open = random() < 0.3;
  const state = pick(open ? openStates : closedStates);
  // Within a day's work of now for the open ones, so that some are late and some are due today.
  const received = Math.floor((now - (open ? random() * days * 1.6 : days * 2 + random() * 60) * day) / 1000) * 1000;
  const promised = received + days * 1.4 * day;
  const supplements = state === 'NEW' ? [] : supplementsOf(state, received, promised, random);
  const due = supplements[0]?.newDue ?? promised;
  const ended = Math.min(due + (random() < 0.08 ? day : -random() * day * days * 0.7), now - hour);
  return {
    number,
    code: `${agency}-${new Date(received).toISOString().slice(2, 10).replaceAll('-', '')}-${String(number).padStart(5, '0')}`,
    procedureCode,
    procedureName,
    field,
    agency,
    agencyName,
    department: pick(departments),
    officer: `${pick(families)} ${pick(middles)} ${pick(givens)}`,
    applicant: `${pick(families)} ${pick(middles)} ${pick(givens)}`,
    applicantId: '031' + String(Math.floor(random() * 1e9)).padStart(9, '0'),
    phone: '09' + String(Math.floor(random() * 1e8)).padStart(8, '0'),
    channel: pick(channels),
    state,
    submitted: received - hour,
    received: state === 'NEW' || state === 'NOT_ACCEPTED' ? undefined : received,
    due: state === 'NOT_ACCEPTED' ? undefined : due,
    finished: state === 'FINISHED' || state === 'RETURNED' ? ended : undefined,
    returned: state === 'RETURNED' ? ended : undefined,
    withdrawn: state === 'WITHDRAWN' ? ended : undefined,
    supplements,
  };
}

/** Dossiers first, first + 1, … */
export const dossiers = (first, count) => Array.from({ length: count }, (_, index) => dossier(first + index));

/** Vietnamese local time in the given form: yyyy MM dd HH mm ss are replaced. Empty for no time. */
export function local(millis, form = 'yyyy-MM-dd HH:mm:ss') {
  if (millis === undefined) return '';
  const [yyyy, MM, dd, HH, mm, ss] = new Date(millis + 7 * hour).toISOString().match(/\d+/g);
  return Object.entries({ yyyy, MM, dd, HH, mm, ss }).reduce((text, [part, value]) => text.replace(part, value), form);
}

/** Sends and reads JSON; an answer that is not a success is an error with its text. */
export async function call(method, address, { headers = {}, body } = {}) {
  const json = body !== undefined && typeof body !== 'string' && !(body instanceof URLSearchParams);
  const answer = await fetch(address, {
    method,
    headers: { ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: json ? JSON.stringify(body) : body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text.slice(0, 500)}`);
  return { headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Does the work for every item, eight at a time. */
export async function all(items, work, workers = 8) {
  const waiting = [...items];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** Lists of at most this many. */
export const chunks = (items, size) => Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/**
 * fill [count]: as many new dossiers (3000); change [count]: as many changed ones (30) and a tenth as many new ones.
 * The server says how many it has, takes new ones, and finishes some of its open ones.
 */
export async function run({ total, add, finish }) {
  const [task, given] = process.argv.slice(2);
  const start = Date.now();
  const fill = async (count) => {
    await add(dossiers((await total()) + 1, count));
    console.log(`${count} new dossiers, ${await total()} in all, ${((Date.now() - start) / 1000).toFixed(1)} s`);
  };
  if (task === 'fill') await fill(Number(given ?? 3000));
  else if (task === 'change') {
    const codes = await finish(Number(given ?? 30));
    console.log(`${codes.length} dossiers finished, for example ${codes[0]}`);
    await fill(Math.ceil(codes.length / 10));
  } else throw new Error('say what to do: fill [count], or change [count]');
}
