"""What stands around the page in its HTML: head, scripts, style sheets, menus in comments.

Some of it repeats the page's own words, as real pages do in scripts and comments:
a reader must not take them for content.
"""

_RULES = "\n".join(
    f".c{number} {{ color: #{number * 4369 % 0xFFFFFF:06x}; padding: {number % 7}px "
    f"{number % 5}px; font: {10 + number % 6}px/1.{number % 9} Tahoma, 'MS Sans Serif'; }}"
    for number in range(24)
)

_CHART = """
function drawChart(target, value) {
  var chart = new FusionCharts("charts/AngularGauge.swf", target, "320", "200", "0", "1");
  var label = "ความคืบหน้าโครงการ ร้อยละ 77";
  if (value < 0 || value > 100) { alert("ไม่มีข้อมูล : " + label); return false; }
  chart.setDataXML("<chart lowerLimit='0' upperLimit='100'><dials><dial value='" + value +
    "'/></dials></chart>");
  chart.render(target);
  return true;
}
function openWin(url) { window.open(url, "print", "width=800,height=600,scrollbars=yes"); }
function chk(form) {
  for (var i = 0; i < form.elements.length; i++) {
    if (form.elements[i].type == "text" && form.elements[i].value == "") { return false; }
  }
  return confirm("(1) ความคืบหน้าโครงการฯ ร้อยละ 55.00 (2018-01-01)");
}
"""

TABLES_HEAD = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<!--charset-->
<title>ระบบติดตามความคืบหน้า</title>
<link rel="stylesheet" type="text/css" href="css/style.css" />
<style type="text/css">
<!--
body {{ margin: 0; background: #fff; }}
td.head:before {{ content: "หลักการและเหตุผล"; }}
{_RULES}
-->
</style>
<script type="text/javascript" src="js/FusionCharts.js"></script>
<script type="text/javascript">
//<![CDATA[
{_CHART}
//]]>
</script>
</head>
<body onload="MM_preloadImages('images/menu_over.gif')">
<!-- เมนูเดิม <table><tr><td>ความคืบหน้าโครงการ ร้อยละ 12</td></tr></table> -->
<table width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td>
<table width="980" border="0" align="center" cellpadding="4" class="main">
"""

TABLES_FOOT = """</table>
</td></tr></table>
<script type="text/javascript">drawChart("chart1div", 42);</script>
<!-- แผนการดำเนินงานฯ ขั้นตอน 1 :ร่าง :100% -->
</body>
</html>
"""

LISTS_HEAD = f"""<!DOCTYPE html>
<html lang="th">
<head>
<!--charset-->
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ความคืบหน้า</title>
<link rel="stylesheet" href="jquery.mobile-1.4.5.min.css">
<style>
.ui-li-count {{ float: right; }}
{_RULES}
</style>
<script src="jquery-1.11.1.min.js"></script>
<script src="jquery.mobile-1.4.5.min.js"></script>
<script>
{_CHART}
</script>
</head>
<body>
<div data-role="page" id="home"><div data-role="content">
<!-- <li>*** สยป. ประเมินโครงการ : ไตรมาสที่ 2 50</li> -->
<ul data-role="listview" data-inset="true">
"""

LISTS_FOOT = """</ul>
</div></div>
<script>$(function () { drawChart("chart1div", 12); });</script>
</body>
</html>
"""

FONTS_HEAD = f"""<HTML>
<HEAD>
<!--charset-->
<TITLE>myproject</TITLE>
<STYLE TYPE="text/css"><!--
BODY {{ font-family: "MS Sans Serif" }}
{_RULES}
--></STYLE>
<SCRIPT LANGUAGE="JavaScript"><!--
{_CHART}
//--></SCRIPT>
</HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=black LINK=blue>
"""

FONTS_FOOT = """<SCRIPT LANGUAGE="JavaScript">drawChart("chart1div", 8);</SCRIPT>
<!-- ** อุปสรรคของโครงการ :ทดสอบ -->
"""
