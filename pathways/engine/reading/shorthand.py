"""The short words of the shop floor, written out, so that forms and vectors made for whole words meet them.

Only short words that mean one thing among people who make things; "pc", "mtr" and "temp" mean several and stay.
"""

import re

_TABLE = """
assy=assembly;assys=assemblies;asm=assembly;subassy=subassembly;subassys=subassemblies;dwg=drawing;dwgs=drawings
maint=maintenance;mx=maintenance;equip=equipment;elec=electrical;hyd=hydraulic;hyds=hydraulics;pneu=pneumatic
pneus=pneumatics;prog=program;progs=programs;progging=programming;insp=inspect;insps=inspections;chk=check
chks=checks;ck=check;cks=checks;chkd=checked;meas=measure;cyl=cylinder;cyls=cylinders;brg=bearing;brgs=bearings
xfmr=transformer;xfmrs=transformers;xmtr=transmitter;xmtrs=transmitters;tshoot=troubleshoot
tshooting=troubleshooting;tshot=troubleshot;calib=calibrate;calibs=calibrations;matl=material;mtl=material
mfg=manufacturing;fab=fabricate;fabbed=fabricated;fabbing=fabricating;prox=proximity sensor;proxes=proximity sensors
sched=schedule;scheds=schedules;calc=calculate;calcs=calculations;config=configure;configs=configurations
mgr=manager;engr=engineer;engrs=engineers;dept=department;sys=system;comms=communication;ctrl=control;ctrls=controls
instr=instrument;alum=aluminum;trq=torque;whse=warehouse;recvg=receiving;rcvg=receiving;rcv=receive;pkg=package
pkgs=packages;pkging=packaging;brkr=breaker;brkrs=breakers;tol=tolerance;tols=tolerances;dia=diameter;thd=thread
thds=threads;chg=change;chgs=changes;chgover=changeover;chgovers=changeovers;dims=dimensions;rplc=replace
repl=replace;rpr=repair;rprs=repairs;nite=night;nites=nights;wkly=weekly;mthly=monthly;dly=daily;pwr=power;lvl=level
opr=operator;oprs=operators;yr=year;yrs=years;hrs=hours;pcs=parts;thru=through;bout=about;tuff=tough;gonna=going to
alot=a lot;msg=message;docs=documents;qty=quantity;wldg=welding;wldr=welder;grndg=grinding;mach=machine
machs=machines;mics=micrometers;mic=micrometer;gage=gauge;gages=gauges;gaging=gauging
"""
_LONG = dict(row.split("=") for line in _TABLE.split("\n") for row in line.split(";") if row)
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = (
    (re.compile(r"(?<!\w)w/o\b", re.I), "without"),
    (re.compile(r"(?<!\w)w/\s?(?=\w)"), "with "),
    (re.compile(r"(?<=[a-z] )w(?= [a-z])"), "with"),
    (re.compile(r"\bt/s\b", re.I), "troubleshoot"),
    (re.compile(r"(?<=\w) \+ (?=\w)"), " and "),
)


def write_out(text: str) -> str:
    """A text with the short words of the shop floor written out."""
    for pattern, whole in _SIGNS:
        text = pattern.sub(whole, text)
    return _WORD.sub(lambda match: long_form(match.group()), text)


def long_form(word: str) -> str:
    """What a short word of the shop floor stands for, or the word itself: "PCs" are no "pcs"."""
    return _LONG.get(word.lower(), word) if word[1:].islower() or word.isupper() else word
