import sharp from 'sharp'

/** Drawn, not photographed: there is nobody in the demonstration to photograph. In the colours of the tickets, 3 by 2. */
const W = 1280
const H = 854
const paper = { mint: '#bfebd0', pink: '#ffcbda', sky: '#bfe0ff', lilac: '#ddd0fb', peach: '#ffcda8', lemon: '#efeb94' }
const ink = { night: '#2b0f33', dark: '#431a4e', mid: '#5f2b6c', green: '#12613a', blue: '#14507f', pink: '#8a1c4a', brown: '#7a3a06' }
const sun = '#ffc53d'
const white = '#fffaf2'

const svg = (background: string, ...shapes: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" width="${W}" height="${H}"><rect width="${W}" height="${H}" fill="${background}"/>${shapes.join('')}</svg>`
const circle = (x: number, y: number, r: number, fill: string, more = ''): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
const path = (d: string, fill: string, more = ''): string => `<path d="${d}" fill="${fill}" ${more}/>`
const line = (d: string, stroke: string, width: number): string => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
/** A band of water from one side to the other, as high as `y`. */
const wave = (y: number, fill: string, swing: number, shift = 0): string =>
  path(`M${-200 + shift} ${y} ${Array.from({ length: 9 }, () => `q90 ${-swing} 180 0 t180 0`).join(' ')} V${H} H-200 Z`, fill)
/** The same every time, so that a picture has one name. */
const scattered = (count: number, draw: (x: number, y: number, i: number) => string): string =>
  Array.from({ length: count }, (_, i) => draw((i * 397 + 91) % W, (i * 211 + 47) % 430, i)).join('')

export const drawings = {
  zwembad: { alt: 'Een tekening van golven in een zwembad, met een grote zon.', svg: () => svg(paper.mint, circle(960, 250, 150, sun), circle(960, 250, 205, 'none', `stroke="${sun}" stroke-width="14" stroke-dasharray="4 46" stroke-linecap="round"`),
    wave(470, '#8fd8c2', 46), wave(560, '#58bfae', 52, 60), wave(660, '#2a9c98', 48, 20), wave(760, ink.green, 40, 90),
    circle(330, 430, 74, white), circle(330, 430, 74, 'none', `stroke="#e2574c" stroke-width="40" stroke-dasharray="58 58"`), circle(330, 430, 36, '#8fd8c2')) },
  museumnacht: { alt: 'Een tekening van een zaklamp die in het donker op schilderijen schijnt.', svg: () => svg(ink.night,
    path('M150 720 L760 60 L1240 430 Z', sun, 'opacity="0.9"'), path('M150 720 L820 160 L1120 400 Z', '#ffe3a0'),
    ...[[300, 120, paper.pink], [560, 90, paper.lilac], [1010, 560, paper.mint]].map(([x, y, fill]) => `<rect x="${x}" y="${y}" width="170" height="210" rx="6" fill="${fill}" opacity="0.35"/>`),
    `<rect x="760" y="190" width="300" height="240" rx="8" fill="${white}"/><rect x="786" y="216" width="248" height="188" fill="${paper.sky}"/>`, circle(960, 280, 36, sun), path('M786 404 L870 310 L940 370 L980 340 L1034 404 Z', ink.pink),
    `<g transform="rotate(-42 150 720)"><rect x="20" y="684" width="190" height="72" rx="18" fill="${paper.peach}"/><rect x="200" y="664" width="60" height="112" rx="12" fill="${white}"/></g>`) },
  wad: { alt: 'Een tekening van het wad bij laag water, met vogels in de lucht.', svg: () => svg(paper.sky, circle(300, 330, 120, white), `<rect y="430" width="${W}" height="60" fill="#8fbfe6"/>`,
    path('M0 490 Q320 460 640 490 T1280 480 V854 H0 Z', '#d8c3a0'), path('M0 600 Q300 570 560 610 T1280 580 V660 Q900 640 600 680 T0 650 Z', '#8fbfe6'), path('M0 740 Q400 700 800 745 T1280 720 V780 Q900 770 500 800 T0 785 Z', '#a9cfee'),
    ...[[820, 180], [930, 240], [1040, 170], [720, 260]].map(([x, y]) => line(`M${x! - 44} ${y! - 10} Q${x! - 20} ${y! - 34} ${x} ${y} Q${x! + 20} ${y! - 34} ${x! + 44} ${y! - 10}`, ink.dark, 9)),
    ...[[420, 700], [470, 716], [528, 706], [1010, 690], [1060, 704]].map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="14" ry="24" fill="${ink.brown}" opacity="0.45"/>`)) },
  kamp: { alt: 'Een tekening van een tent in het bos bij een vuur, onder de maan.', svg: () => svg('#3c2456', circle(1010, 190, 96, '#ffe3a0'), circle(970, 168, 92, '#3c2456'), scattered(26, (x, y, i) => circle(x, y, i % 3 ? 4 : 7, white, 'opacity="0.8"')),
    ...[[90, 420], [230, 360], [1120, 380], [1250, 430], [960, 440]].map(([x, y]) => path(`M${x} ${y! - 220} L${x! + 120} ${y! + 300} H${x! - 120} Z`, '#1f4a3a')), path('M0 640 Q640 560 1280 650 V854 H0 Z', '#1c3328'),
    path('M600 330 L860 700 H340 Z', paper.peach), path('M600 330 L690 700 H510 Z', ink.dark), path('M600 330 L640 700 H600 Z', '#e79a63'),
    path('M985 720 q-60 -70 0 -150 q10 50 44 60 q6 -40 -6 -70 q80 70 40 160 Z', sun), path('M1010 720 q-26 -40 6 -82 q40 40 18 82 Z', '#e2574c'), line('M940 730 L1090 716 M944 712 L1084 738', ink.brown, 18)) },
  rondvaart: { alt: 'Een tekening van een boot die onder een brug door vaart.', svg: () => svg(paper.sky, ...[[40, 250, paper.pink], [200, 200, paper.lemon], [370, 270, paper.peach], [760, 210, paper.lilac], [930, 260, paper.mint], [1100, 190, paper.pink]].map(([x, y, fill]) =>
    `<rect x="${x}" y="${y}" width="160" height="400" fill="${fill}"/><path d="M${x} ${y} l80 -70 l80 70 Z" fill="${ink.mid}"/>${[0, 1].map((c) => [0, 1].map((r) => `<rect x="${Number(x) + 28 + c * 66}" y="${Number(y) + 40 + r * 90}" width="40" height="56" rx="6" fill="${white}"/>`).join('')).join('')}`),
    path('M-20 560 H1300 V470 Q640 270 -20 470 Z M330 560 A310 160 0 0 1 950 560 Z', ink.dark, 'fill-rule="evenodd"'), wave(600, '#5aa7dd', 26), wave(690, '#2f7fbd', 30, 70), wave(780, ink.blue, 26, 20),
    path('M420 560 H880 L820 660 H480 Z', white), `<rect x="520" y="490" width="260" height="74" rx="14" fill="${sun}"/>`, ...[0, 1, 2].map((i) => circle(568 + i * 82, 527, 22, ink.dark))) },
  sterren: { alt: 'Een tekening van een kijker die naar de planeet met ringen wijst.', svg: () => svg('#23143f', scattered(60, (x, y, i) => circle(x, y, 2 + (i % 4) * 2, i % 5 ? white : sun)), circle(860, 270, 130, paper.peach), path('M760 186 A130 130 0 0 1 960 186 Z', '#ffdcbf'), path('M748 336 A130 130 0 0 0 972 336 Z', '#f3b184'),
    `<ellipse cx="860" cy="270" rx="260" ry="62" fill="none" stroke="${paper.lilac}" stroke-width="26" transform="rotate(-18 860 270)"/>`,
    path('M0 720 Q640 640 1280 730 V854 H0 Z', '#150a29'), `<g transform="rotate(-36 380 600)"><rect x="250" y="560" width="330" height="92" rx="20" fill="${white}"/><rect x="560" y="544" width="56" height="124" rx="14" fill="${sun}"/><rect x="200" y="582" width="60" height="48" rx="10" fill="${paper.lilac}"/></g>`, line('M390 640 L300 800 M390 640 L480 800 M390 640 V800', white, 18)) },
  theater: { alt: 'Een tekening van een toneel met rode gordijnen en confetti.', svg: () => svg('#4a1030', `<rect x="180" y="120" width="920" height="560" fill="${paper.peach}"/>`, circle(640, 470, 210, '#ffe3a0'), scattered(44, (x, y, i) => `<rect x="${190 + (x % 880)}" y="${130 + y}" width="20" height="12" rx="3" fill="${[paper.mint, paper.pink, paper.sky, sun, paper.lilac][i % 5]}" transform="rotate(${i * 37} ${200 + (x % 880)} ${136 + y})"/>`),
    circle(640, 450, 92, '#7fc99c'), circle(604, 430, 20, white), circle(676, 430, 20, white), circle(608, 434, 9, ink.night), circle(672, 434, 9, ink.night), line('M596 486 Q640 530 684 486', ink.night, 12), path('M520 680 Q540 530 640 540 Q740 530 760 680 Z', '#7fc99c'),
    ...[0, 1].map((side) => `<g transform="${side ? `translate(${W} 0) scale(-1 1)` : ''}"><path d="M0 60 H330 Q300 420 120 690 H0 Z" fill="#b3203d"/><path d="M70 60 H150 Q150 400 40 690 H0 V300 Z" fill="#d13a55"/><path d="M220 60 H290 Q270 380 150 620 Q230 360 220 60 Z" fill="#8c1530"/></g>`),
    path(`M0 0 H${W} V110 ${Array.from({ length: 8 }, () => 'q-80 80 -160 0').join(' ')} Z`, '#d13a55'), `<rect y="690" width="${W}" height="164" fill="${ink.brown}"/><rect y="690" width="${W}" height="26" fill="#a35a1f"/>`) },
  schaatsen: { alt: 'Een tekening van een ijsbaan met lampjes en een schaats.', svg: () => svg('#2f2a63', ...[120, 240].map((y, row) => `${line(`M-20 ${y} Q320 ${y + 110} 640 ${y} T1300 ${y}`, ink.night, 6)}${Array.from({ length: 14 }, (_, i) => { const x = 40 + i * 94; const t = (x % 640) / 640; return circle(x, y + (x < 640 ? 1 : -1) * 220 * t * (1 - t), 17, [sun, paper.pink, paper.mint, paper.sky][(i + row) % 4]!) }).join('')}`),
    path('M0 520 Q640 430 1280 520 V854 H0 Z', '#d9eefc'), line('M120 640 Q500 560 900 700', '#a9cfee', 8), line('M300 780 Q700 640 1180 760', '#a9cfee', 8),
    path('M470 330 h170 v150 q10 40 90 52 q70 12 70 70 v30 H470 Z', white), `<rect x="470" y="330" width="170" height="52" rx="12" fill="#e2574c"/>`, ...[0, 1, 2, 3].map((i) => line(`M600 ${420 + i * 34} h50`, ink.dark, 9)), line('M440 690 H800 Q850 690 850 650', ink.dark, 16), line('M520 632 V690 M740 632 V690', ink.dark, 16)) },
} as const
export type DrawingName = keyof typeof drawings

/** As a file that an editor could have chosen. */
export const drawn = (name: DrawingName): Promise<Buffer> => sharp(Buffer.from(drawings[name].svg())).png().toBuffer()
