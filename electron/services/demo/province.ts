/** The made-up province: no place, street or person in these tables is meant to be a real one. */
export const PROVINCE = '云泽省';

export interface CityPlan {
  readonly name: string;
  /** In outlet codes. */
  readonly letters: string;
  /** Share of the province's outlets. */
  readonly weight: number;
  readonly districts: readonly DistrictPlan[];
}
export interface DistrictPlan {
  readonly name: string;
  readonly letters: string;
  readonly weight: number;
  /** From the busiest to the quietest. */
  readonly areas: readonly string[];
}

const district = (name: string, letters: string, weight: number, ...areas: readonly string[]): DistrictPlan => ({ name, letters, weight, areas });

export const CITIES: readonly CityPlan[] = [
  {
    name: '云川市',
    letters: 'YC',
    weight: 32,
    districts: [
      district('城关区', 'CG', 30, '中心广场片区', '火车站片区', '老城片区', '滨河片区'),
      district('东湖区', 'DH', 24, '湖滨片区', '大学城片区', '软件园片区', '东郊片区'),
      district('西苑区', 'XY', 20, '西苑路片区', '体育馆片区', '西站片区', '机床厂片区'),
      district('南屏区', 'NP', 16, '南屏新城片区', '会展中心片区', '物流园片区', '南郊片区'),
      district('北麓县', 'BL', 10, '县城片区', '北麓镇片区', '矿山镇片区', '草滩乡片区'),
    ],
  },
  {
    name: '江屏市',
    letters: 'JP',
    weight: 22,
    districts: [
      district('临江区', 'LJ', 30, '沿江片区', '步行街片区', '轮渡口片区', '纺织城片区'),
      district('望屏区', 'WP', 24, '市政府片区', '师范学院片区', '望屏山片区', '新村片区'),
      district('江北区', 'JB', 20, '江北新区片区', '高铁站片区', '工业园片区', '江北乡片区'),
      district('白渡县', 'BD', 14, '县城片区', '白渡镇片区', '石桥镇片区', '柳林乡片区'),
      district('清河县', 'QH', 12, '县城片区', '清河镇片区', '三里镇片区', '杨庄乡片区'),
    ],
  },
  {
    name: '石澜市',
    letters: 'SL',
    weight: 19,
    districts: [
      district('澜东区', 'LD', 30, '人民广场片区', '百货大楼片区', '澜东新城片区', '化工城片区'),
      district('澜西区', 'LX', 24, '澜西中街片区', '理工学院片区', '汽车站片区', '煤运片区'),
      district('石桥区', 'SQ', 18, '石桥中心片区', '开发区片区', '古镇片区', '石桥乡片区'),
      district('双溪县', 'SX', 16, '县城片区', '双溪镇片区', '茶山镇片区', '溪口乡片区'),
      district('石门县', 'SM', 12, '县城片区', '石门镇片区', '关口镇片区', '松坪乡片区'),
    ],
  },
  {
    name: '柏川市',
    letters: 'BC',
    weight: 15,
    districts: [
      district('柏城区', 'BX', 32, '钟楼片区', '柏城大街片区', '职教园片区', '柏城北片区'),
      district('平川区', 'PC', 24, '平川中心片区', '商贸城片区', '铁路片区', '平川南片区'),
      district('松林区', 'SN', 18, '松林片区', '林场片区', '温泉片区', '松林乡片区'),
      district('龙池县', 'LC', 14, '县城片区', '龙池镇片区', '牧场镇片区', '青石乡片区'),
      district('红崖县', 'HY', 12, '县城片区', '红崖镇片区', '崖口镇片区', '沙井乡片区'),
    ],
  },
  {
    name: '青溟市',
    letters: 'QM',
    weight: 12,
    districts: [
      district('青阳区', 'QY', 32, '青阳广场片区', '港务片区', '海事学院片区', '渔港片区'),
      district('望海区', 'WH', 24, '望海路片区', '会议中心片区', '度假区片区', '盐场片区'),
      district('高岭区', 'GL', 18, '高岭片区', '陶瓷城片区', '高岭东片区', '高岭乡片区'),
      district('月湖县', 'YH', 14, '县城片区', '月湖镇片区', '湖口镇片区', '芦洲乡片区'),
      district('长滩县', 'CT', 12, '县城片区', '长滩镇片区', '灯塔镇片区', '沙洲乡片区'),
    ],
  },
];

/** Areas in which students buy cards and phones in September. */
export const isStudentArea = (area: string): boolean => /大学城|学院|职教园/.test(area);

export const ROADS: readonly string[] = [
  '天水路', '人民路', '解放路', '建设路', '中山路', '和平路', '胜利街', '文化街', '新华街', '东风路', '青年路', '学府路', '长安街', '友谊路',
  '迎宾大道', '滨河路', '朝阳街', '光明路', '幸福路', '民主街', '团结路', '工农路', '红旗街', '振兴路', '兴业街', '金桥路', '银杏路', '梧桐街',
  '桃园路', '柳泉路', '松涛路', '竹园街', '梅岭路', '兰亭路', '菊花街', '丁香路', '凤凰路', '麒麟街', '龙泉路', '虎山路', '北大街', '南大街',
  '东大街', '西大街', '鼓楼街', '钟楼路', '站前路', '广场路', '环城路', '开源路', '科技路', '创新路', '府前街', '园林路', '体育路', '医院路',
];

/** Invented auditors 检查员; the first ones are always there. */
export const AUDITORS: readonly string[] = ['周子衡', '林婉清', '赵启明', '沈若溪', '马文博', '韩雪莹', '高远航', '陆一鸣'];
/** Who reviews the visits. */
export const REVIEWER = '顾明远';
