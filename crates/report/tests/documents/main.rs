//! Documents of the plans of this house, printed and read back.

mod comments;
mod cooperation_report;
mod desk;
mod elements;
mod evaluation;
mod every_document;
mod faults;
mod golden;
mod indicator_booklet;
mod kpi_report;
mod meeting_pack;
mod roadmap;
