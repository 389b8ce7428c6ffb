"""The syllables that Korean is mostly written with, by which it is told from Chinese of the same bytes."""

COMMON_SYLLABLES = frozenset(
    "가각간갈감갑값강같개객갯갱거건걸검것게겠겨격견결경계고곰공과관괄교구국군권귀규그근글금급기긴길깃깅까"
    "깨꽃꾸꿈뀌끊끝끼나난날남났내낼냅냈냐너널넘넣네노높놓누눈뉴는늘능니다단닫달닭당대더던덤덮데덱델도독돌"
    "동돼되된될됨됩두둘뒤듈드든들등디딩따딸때떼뛰라락란람랑래랜램략량러럭런럼럽레렉렌려력련렬렸령로록론롤"
    "롬롭롯료루룰룹류르른를름리릭린릴림립릿링마막만말맑망맞매맥맵맷머먼멀멈메멘멤며면명모목몬못무묶문물므"
    "미민밀밋바박반받발방배백버번범법벗베벨변별병보복본볼부북분불붙뷰브블비빈빌빠빨빼사삭산살삼상새색생서"
    "석선설성세셀셋셔션셸소속손송쇄수순술숨숫슈스슨슬습시식신실심십싱쌍써쓰쓸씨아안않알암압았앞애액야약양"
    "어언얼업없었에엔엘여역연열였영예오온올옮옴옵와완외왼요용우운울움웃워원웨위윈유율으은을음응의이인일읽"
    "임입있잎자작잘잠잡장재잭저적전절점접정제젝젯져졌조족존종주준줄중즈증지직진질짐집짓징짜째쪽차참창찾채"
    "책처천청체쳐초최추축출충취측치칙침칭카칸칼캐캘커컨컬컴컵케켓코콘콜쿠쿼퀀크큰클큼키킹타탄탈탐태택탬탭"
    "터턴테텍템토통투트특틀티팅파판팔패퍼페편평포폭폴표푸풀프플피픽핀필핑하학한할함합항해핸했행향허험헤현"
    "형호화확환활황회획횟효후훈휴흐흰히"
)
"""The 500 commonest of 16,601 different words in Korean translations of Debian's programs, and those of some
everyday nouns. The standard has 2,350; of bytes that are Chinese, these are about a fifth."""
