//! The inputs to begin with: small honest files of every kind, made here, and files of a folder.

use rust_xlsxwriter::{Format, Workbook};
use std::io::{Cursor, Write};
use std::path::Path;

/// Seeds of a target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    let texts: &[&str] = match target {
        "csv" => &[
            "Country,Year,Sex,Value\nKyrgyzstan,2020,Female,1.50\nUzbekistan,2020,Male,..\nKyrgyzstan,2021,Both sexes,0\n",
            "Title\n\nCountry;2019;2020e\nA;1,5;2,25\nB;;-\nSource: office\n",
            "Items,2019,2020\nCountry,10,20\nwomen,4,9\nmen,6,11\nby region,,\nNorth,3,4\nwomen,1,2\nby age,,\n15-24,5,6\n",
            "Year,Place,f_0_4,m_60,total\n2020,X,1,2,3\n",
            "\u{feff}sep=;\n\"a \"\"b\"\"\";\"line\nbreak\";Année\n1;2;3\n",
            "Month\t2019\t2020\nJanuary\t1\t2\nFebruary\t3\t4\n\nCountry\t2019\t2020\tNote\nA\t1 b\t: c\tx\nB\t2 e\t12'345\ty\n",
            "Citizenship,Kyrgyzstan,Uzbekistan,Kazakhstan,Tajikistan,Total\nKyrgyzstan,0,1,2,3,6\nUzbekistan,4,0,5,6,15\nKazakhstan,7,8,0,9,24\n",
        ],
        "eurostat" => {
            &["unit,sex,geo\\time\t2015 \t2014 \nNR,F,AT\t12 b\t: \nNR,M,BE\t: c\t0 \nNR,T,DE\t1.5 ep\t: z\n"]
        }
        "sdmx-csv" => &[
            "DATAFLOW,FREQ,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\nX:Y(1.0),A,KGZ,F,2020,12.0,E,F\nX:Y(1.0),A,KGZ,M,2020,,M,F\n",
            "STRUCTURE,STRUCTURE_ID,ACTION,SERIES,SOURCE_ID,SEX: Sex,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,COMMENT_OBS\ndataflow,A:B(1.0),I,IMM-001,S,F: Female,2020,12.50,BE,F,\"a, b\"\ndataflow,A:B(1.0),I,IMM-001,S,M: Male,2020,,Q,C,\n",
        ],
        "sdmx-ml" => &[
            r#"<?xml version="1.0"?><message:StructureSpecificData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"><message:DataSet SERIES="IMM-001"><Series FREQ="A" SEX="F"><Obs TIME_PERIOD="2020" OBS_VALUE="12.50" OBS_STATUS="E"/><Obs TIME_PERIOD="2021"><Comp id="OBS_STATUS"><Value>B</Value><Value>E</Value></Comp></Obs></Series></message:DataSet></message:StructureSpecificData>"#,
            r#"<?xml version="1.0"?><message:GenericData xmlns:message="http://www.sdmx.org/message" xmlns:generic="http://www.sdmx.org/generic"><message:DataSet><generic:Series><generic:SeriesKey><generic:Value id="SEX" value="F"/></generic:SeriesKey><generic:Obs><generic:ObsDimension value="2020"/><generic:ObsValue value="5"/><generic:Attributes><generic:Value id="OBS_STATUS" value="A"/></generic:Attributes></generic:Obs></generic:Series></message:DataSet></message:GenericData>"#,
            r#"<?xml version="1.0"?><GenericData xmlns="http://www.SDMX.org/v2_0/message"><DataSet><Group><Series><SeriesKey><Value concept="FREQ" value="A"/></SeriesKey><Obs><Time>2020</Time><ObsValue value="7"/></Obs></Series></Group></DataSet></GenericData>"#,
            r#"<?xml version="1.0"?><CompactData xmlns="http://www.SDMX.org/v2_0/message"><DataSet xmlns="x"><Group UNIT="PS"/><Series FREQ="A"><Obs TIME_PERIOD="2020" OBS_VALUE="NaN"/><Obs TIME_PERIOD="2021" OBS_VALUE="7"/></Series></DataSet></CompactData>"#,
        ],
        "sdmx-json" => &[
            r#"{"data":{"dataSets":[{"series":{"0:1":{"observations":{"0":[5.10,0],"1":[null,null]}}}}],"structure":{"dimensions":{"series":[{"id":"FREQ","values":[{"id":"A"}]},{"id":"REF_AREA","values":[{"id":"X"},{"id":"Y"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2019"},{"id":"2020"}]}]},"attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"E"}]}]}}}}"#,
            r#"{"data":{"dataSets":[{"structure":0,"observations":{"0:0":[1,0],"0:1":["2.50"]}}],"structures":[{"dimensions":{"observation":[{"id":"SEX","values":[{"id":"F"}]},{"id":"TIME_PERIOD","values":[{"value":"2019"},{"value":"2020"}]}]},"attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"E"}]}]}}]}}"#,
        ],
        "yaml" => &[
            "indicator_number: 8-5-2\nindicator_name: Rate\ntext: >-\n  two\n  lines\nlist: [a, b]\nnested:\n  a: 1\n  b: 'it''s'\n",
            "---\na: &x one\nb: *x\n- c\n",
            "a:\n- b: 1\n  c: |\n    kept\n    lines\n- d: \"\\u0041\\n\"\n? long key\n: value\n",
        ],
        "markdown" => &[
            "---\ntitle: Rate\npermalink: /8-5-2/\ntags:\n- custom.a\n- custom.b\n---\nText, with: commas\n\n# Heading\n",
            "---\nx: \"y\"\nz: |\n  - not a list\n---\n",
        ],
        "structure" => &[
            r#"<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"><mes:Structures><str:Codelists><str:Codelist id="CL_A" version="2.0" agencyID="X"><com:Name xml:lang="en">Areas</com:Name><str:Code id="W"><com:Name xml:lang="en">World</com:Name><com:Name xml:lang="ru">Мир</com:Name></str:Code><str:Code id="KG"><com:Name>A &amp; B</com:Name><str:Parent><Ref id="W"/></str:Parent></str:Code></str:Codelist></str:Codelists><str:Concepts><str:ConceptScheme id="C"><str:Concept id="SEX"><com:Name>Sex</com:Name></str:Concept></str:ConceptScheme></str:Concepts><str:DataStructures><str:DataStructure id="D" version="1.0"><str:DataStructureComponents><str:DimensionList><str:Dimension id="REF_AREA"><str:LocalRepresentation><str:Enumeration><Ref id="CL_A"/></str:Enumeration></str:LocalRepresentation></str:Dimension><str:TimeDimension id="TIME_PERIOD"/></str:DimensionList><str:AttributeList><str:Attribute id="OBS_STATUS"/></str:AttributeList></str:DataStructureComponents></str:DataStructure></str:DataStructures></mes:Structures></mes:Structure>"#,
            r#"<Structure xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"><CodeLists><s:CodeList id="CL_SEX" agency="X" version="1.0"><s:Name xml:lang="en">Sex</s:Name><s:Code value="F" parentCode="T"><s:Description xml:lang="en">Female</s:Description></s:Code><s:Code value="T"/></s:CodeList></CodeLists><KeyFamilies><s:KeyFamily id="K"><s:Components><s:Dimension conceptRef="SEX" codelist="CL_SEX"/><s:TimeDimension conceptRef="TIME"/><s:Attribute conceptRef="STATUS"/></s:Components></s:KeyFamily></KeyFamilies></Structure>"#,
            r#"<mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"><mes:Structures><str:Codelists><str:Codelist id="CL_B"><str:Code id="A"><str:Parent>B</str:Parent></str:Code><str:Code id="B"><str:Parent>A</str:Parent></str:Code></str:Codelist></str:Codelists></mes:Structures></mes:Structure>"#,
        ],
        "structure-json" => &[
            r#"{"meta":{"contentLanguages":["fr","en"],"sender":{"id":"X"}},"data":{"codelists":[{"id":"CL_R","version":"2.1","agencyID":"X","name":"Régions","names":{"en":"Regions"},"codes":[{"id":"N","name":"Nord","names":{"fr":"Nord","en":"North"}},{"id":"N1","name":"Ville","parent":"N"}]}],"conceptSchemes":[{"id":"C","concepts":[{"id":"SEX","name":"Sexe"}]}],"dataStructures":[{"id":"D","version":"1.0","dataStructureComponents":{"dimensionList":{"dimensions":[{"id":"R","localRepresentation":{"enumeration":"urn:sdmx:x=X:CL_R(2.1)"}}],"timeDimensions":[{"id":"TIME_PERIOD"}]},"attributeList":{"attributes":[{"id":"OBS_STATUS"}]}}}]}}"#,
            r#"{"codelists":[{"id":"CL_B","codes":[{"id":"A","parent":"A"},{"id":"A"},{"name":"no id"}]}]}"#,
        ],
        "json-stat" => &[
            r#"{"version":"2.0","class":"dataset","id":["sex","time"],"size":[2,2],"dimension":{"sex":{"category":{"index":{"F":0,"M":1}}},"time":{"category":{"index":["2019","2020"]}}},"value":[1,2,null,4],"status":{"2":":"}}"#,
            r#"{"dataset":{"dimension":{"id":["time"],"size":[2],"time":{"category":{"label":{"2019":"2019","2020":"2020"}}}},"value":{"0":1.5,"1":2}}}"#,
        ],
        "px" => &[
            "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nSTUB=\"sex\",\"region\";\nHEADING=\"year\";\nVALUES(\"sex\")=\"women\",\"men\";\nCODES(\"sex\")=\"F\",\"M\";\nVALUES(\"region\")=\"N\",\"S\";\nVALUES(\"year\")=\"2019\",\"2020\";\nTIMEVAL(\"year\")=TLIST(A1),\"2019\",\"2020\";\nUNITS=\"persons\";\nDATA=\n1 2\n3 \"..\"\n5 6.5\n- 8;\n",
        ],
        "recipe" => &[
            "version = 1\nsource = \"S\"\nextent = { from = \"2015\", to = \"2020\" }\n[[table]]\nname = \"t\"\nheader = [3, 3]\nfirst_row = 4\nlast_row = 9\nindicator = \"IMM-001\"\nunit = \"PS\"\ndecimal = \"point\"\ntimes_ten_to = 3\ncodes = { sex = \"F\" }\nmarkers = { \"-\" = \"zero\" }\n[[table.column]]\nat = 1\nheading = \"Country\"\nmeans = \"dimension\"\ndimension = \"ref_area\"\ncode_list = \"CL_AREA\"\nkeep = [\"KGZ\"]\n[[table.column.inner]]\ndimension = \"sex\"\nlabels = [\"women\"]\n[[table.column]]\nat = 3\nmeans = \"part_of_year\"\n[table.values]\ncolumns = [5, 0]\n[[table.values.heading]]\nrow = 3\nmeans = \"period\"\n[[table.values.named]]\nheading = \"Note\"\nskip = true\n[labels.ref_area]\n\"Kyrgyzstan\" = \"KGZ\"\n",
            "version = 1\nextent = \"cells\"\n[indicators]\nx = \"IMM-001\"\n[[table]]\nname = \"t\"\nheader = [1, 1]\nfirst_row = 2\nperiod = \"2020\"\n[table.values]\ncolumns = [2, 2]\ncolumn_heading = \"Value\"\nothers = \"leave_out\"\n---\nSex,Value\nF,1\nM,2\n",
        ],
        "register" => &[
            "code,module,name_en,name_fr,measure,unit,counts,population,reference,dimensions,decimals,small_cell_threshold\nIMM-001,IMM,Arrivals,Arrivées,flow,PS,persons,present,calendar_year,sex;age,0,5\n",
            "code;name_en;institution;kind;next_date;synonyms\nNSO;Office;NSO;administrative;2025-03-12;a|b\n",
            "code\tparent\tname_en\tvalid_from\tvalid_to\tacronym\trole\tcode_list\nKGZ\tWORLD\tKyrgyzstan\t1991-08-31\t\tK\tsex\tCL_SEX\n",
        ],
        "question" => &[
            "IMM-005[sex=F,age=Y0T4+Y5T9]@NSO 2010..this | by citizenship | top 10 | change% previous ; 1 decimal unit signed",
            "RET-001, RET-002 latest | per 1000 CTX-001 | minus CTX-002[sex=F] | rank citizenship ; million name",
            "ASY-002 1990/1995..2024-W05 | sum ; 2 decimals",
            "IMM-005 this-5 | share of IMM-005 ; period",
        ],
        "text-form" => &[
            "# Title {#id kind=annex}\n\nA paragraph\\\nwith *words* and **more** and {=IMM-001[sex=F] this ; 1 decimal}.\n\n- one\n  - two\n1. three\n\n> said\n\n::: box\nin it\n:::\n\n{figure F1}\n\n{pagebreak}\n\n{}\n\n## Part\n\n[rose]{claim rose ; IMM-001 this | change previous} {ref #id} {cite K} {var N} {note n} [l](https://a.org) \\* \\u{A0}\n",
            "no heading\n\n# A\n\n####### deep\n\n{broken\n",
        ],
        _ => &[],
    };
    let mut out: Vec<Vec<u8>> = texts.iter().map(|t| t.as_bytes().to_vec()).collect();
    match target {
        "csv" => {
            // The same words in other encodings.
            out.push("Year,Value\n2020,1\n2021,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect());
            out.push(b"Ann\xE9e;Entr\xE9es\r\n2020;1\r\n".to_vec());
        }
        "xlsx" => out.extend([sheet_one(), sheet_two()].into_iter().flatten()),
        "ods" => out.extend(ods()),
        "xls" => out.push(xls()),
        _ => {}
    }
    out
}

/// Files of a folder and the folders in it, up to a size each.
pub fn from_folder(folder: &Path, most: usize, takes: impl Fn(&[u8]) -> bool + Copy) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    let mut names: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    names.sort();
    for path in names {
        if path.is_dir() {
            out.extend(from_folder(&path, most, takes));
        } else if path.metadata().is_ok_and(|m| m.len() <= most as u64) {
            out.extend(std::fs::read(&path).ok().filter(|bytes| takes(bytes)));
        }
    }
    out
}

/// A long table with dates, errors, formulas and merged areas.
fn sheet_one() -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let two = Format::new().set_num_format("0.00");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name("Table 1").ok()?;
    sheet.merge_range(0, 0, 0, 4, "Stock by country", &Format::new()).ok()?;
    for (column, heading) in (0..).zip(["Country", "Sex", "2019", "2020", "Note"]) {
        sheet.write(2, column, heading).ok()?;
    }
    for (row, country) in (3..).zip(["Kyrgyzstan", "Uzbekistan", "Kazakhstan"]) {
        sheet.write(row, 0, country).ok()?;
        sheet.write(row, 1, "Female").ok()?;
        sheet.write_with_format(row, 2, f64::from(row) * 1.5, &two).ok()?;
        sheet.write(row, 3, "..").ok()?;
        sheet.write_with_format(row, 4, 45_000, &day).ok()?;
    }
    sheet.write_formula(6, 2, "=SUM(C4:C6)").ok()?;
    sheet.write(6, 0, "Total").ok()?;
    sheet.write_boolean(6, 4, true).ok()?;
    sheet.set_row_hidden(4).ok()?;
    sheet.write(9, 0, "Source: office").ok()?;
    book.add_worksheet().set_name("Notes").ok()?.write(0, 0, "n").ok()?;
    book.save_to_buffer().ok()
}

/// Two headings above each other, and two tables.
fn sheet_two() -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 2, "Women", &Format::new()).ok()?;
    sheet.merge_range(0, 3, 0, 4, "Men", &Format::new()).ok()?;
    for at in [0, 8] {
        sheet.write(at + 1, 0, "Age").ok()?;
        for (column, year) in (1..).zip([2019, 2020, 2019, 2020]) {
            sheet.write(at + 1, column, year).ok()?;
        }
        for (row, age) in (at + 2..).zip(["0-4", "5-9", "65+"]) {
            sheet.write(row, 0, age).ok()?;
            for column in 1..5_u16 {
                sheet.write(row, column, row * u32::from(column)).ok()?;
            }
        }
    }
    book.save_to_buffer().ok()
}

fn ods() -> Option<Vec<u8>> {
    let cell =
        |t: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{t}</text:p></table:table-cell>");
    let number = |n: u32| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{n}\"><text:p>{n}</text:p></table:table-cell>"
        )
    };
    let row = |cells: Vec<String>| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(vec![cell("Country"), cell("2019"), cell("2020")]),
        row(vec![cell("Kyrgyzstan"), number(1), number(2)]),
        row(vec![cell("Uzbekistan"), number(3), cell("..")]),
        "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell table:number-columns-repeated=\"100\"/></table:table-row>".into(),
    ];
    let xml = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"S\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &xml)] {
        writer.start_file(name, options).ok()?;
        writer.write_all(content.as_bytes()).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// An Excel 97 workbook of one sheet in the smallest compound file.
fn xls() -> Vec<u8> {
    fn record(out: &mut Vec<u8>, kind: u16, body: &[u8]) {
        out.extend(kind.to_le_bytes());
        out.extend(u16::try_from(body.len()).unwrap_or(0).to_le_bytes());
        out.extend(body);
    }
    fn text(t: &str) -> Vec<u8> {
        let mut out = u16::try_from(t.len()).unwrap_or(0).to_le_bytes().to_vec();
        out.push(0);
        out.extend(t.bytes());
        out
    }
    const TEXTS: [&str; 6] = ["Country", "2019", "2020", "Kyrgyzstan", "Uzbekistan", ".."];
    let mut strings = 6_u32.to_le_bytes().repeat(2);
    TEXTS.iter().for_each(|t| strings.extend(text(t)));
    let begin = |kind: u16| [0x00, 0x06, kind.to_le_bytes()[0], 0, 0, 0, 0, 0].to_vec();
    let globals = |offset: u32| {
        let mut out = Vec::new();
        record(&mut out, 0x0809, &begin(5));
        record(&mut out, 0x041E, &[164_u16.to_le_bytes().to_vec(), text("0.00")].concat());
        record(&mut out, 0x00E0, &[0; 20]);
        record(&mut out, 0x0085, &[offset.to_le_bytes().to_vec(), vec![0, 0, 1, 0, b'S']].concat());
        record(&mut out, 0x00FC, &strings);
        record(&mut out, 0x000A, &[]);
        out
    };
    let length = u32::try_from(globals(0).len()).unwrap_or(0);
    let mut stream = globals(length);
    record(&mut stream, 0x0809, &begin(16));
    let at = |row: u16, column: u16| [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
    for (row, column, string) in [(0, 0, 0_u32), (0, 1, 1), (0, 2, 2), (1, 0, 3), (2, 0, 4), (2, 2, 5)] {
        record(&mut stream, 0x00FD, &[at(row, column), string.to_le_bytes().to_vec()].concat());
    }
    record(&mut stream, 0x0203, &[at(1, 1), 12.5_f64.to_le_bytes().to_vec()].concat());
    record(&mut stream, 0x027E, &[at(1, 2), (7_u32 << 2 | 2).to_le_bytes().to_vec()].concat());
    record(&mut stream, 0x0205, &[at(2, 1), vec![0x2A, 1]].concat());
    record(&mut stream, 0x00E5, &[1_u16, 0, 0, 0, 2].map(u16::to_le_bytes).concat());
    record(&mut stream, 0x000A, &[]);
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    compound(&stream)
}

/// A compound file with the one stream `Workbook`.
fn compound(stream: &[u8]) -> Vec<u8> {
    const END: u32 = 0xFFFF_FFFE;
    let sectors = u32::try_from(stream.len() / 512).unwrap_or(0);
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(512, 0xFF);
    let mut put = |at: usize, what: &[u8]| head.splice(at..at + what.len(), what.iter().copied()).for_each(drop);
    put(8, &[0; 68]);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &1_u32.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &END.to_le_bytes());
    put(68, &END.to_le_bytes());
    put(76, &0_u32.to_le_bytes());
    let mut fat: Vec<u32> = vec![0xFFFF_FFFD, END];
    fat.extend((0..sectors).map(|i| if i + 1 == sectors { END } else { i + 3 }));
    fat.resize(128, u32::MAX);
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(out.len() + 2).unwrap_or(0);
        out.resize(64, 0);
        out.extend(length.to_le_bytes());
        out.extend([kind, 1]);
        out.resize(116, 0);
        out.extend(start.to_le_bytes());
        out.extend(size.to_le_bytes());
        out.extend([0; 4]);
        out
    };
    let size = u32::try_from(stream.len()).unwrap_or(0);
    let mut directory = [entry("Root Entry", 5, END, 0), entry("Workbook", 2, 2, size)].concat();
    directory.resize(512, 0);
    let fat: Vec<u8> = fat.iter().flat_map(|n| n.to_le_bytes()).collect();
    [head, fat, directory, stream.to_vec()].concat()
}
